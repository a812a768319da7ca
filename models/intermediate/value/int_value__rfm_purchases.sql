-- What RFM looks at of each buyer: the last purchase, whenever it was; how often they bought and
-- what it brought, in all, or within the last rfm_window_days.
-- depends_on: {{ ref('customer_revenue_days') }}
with

statistics as (
    select * from {{ ref('customer_purchase_statistics') }}
),

{%- if var('rfm_window_days') is none %}

rfm_purchases as (
    select
        statistics.customer_id,
        statistics.last_purchase_date,
        statistics.days_since_last_purchase,
        statistics.purchase_day_count,
        statistics.reporting_order_count,
        statistics.net_revenue_amount
    from statistics
)
{%- else %}

days as (
    select * from {{ ref('customer_revenue_days') }}
),

counted as (
    select
        days.customer_id,
        {{ rfm_sums('days') | indent(8) }}
    from days
    where {{ in_rfm_window('days.revenue_date', as_of_date()) }}
    group by days.customer_id
),

rfm_purchases as (
    select
        statistics.customer_id,
        statistics.last_purchase_date,
        statistics.days_since_last_purchase,
        cast(coalesce(counted.purchase_day_count, 0) as {{ dbt.type_bigint() }})
            as purchase_day_count,
        cast(coalesce(counted.reporting_order_count, 0) as {{ dbt.type_bigint() }})
            as reporting_order_count,
        cast(
            case
                when statistics.net_revenue_amount is not null
                    then coalesce(counted.net_revenue_amount, 0)
            end as decimal(28, 4)
        ) as net_revenue_amount
    from statistics
    left join counted
        on statistics.customer_id = counted.customer_id
)
{%- endif %}

select * from rfm_purchases
