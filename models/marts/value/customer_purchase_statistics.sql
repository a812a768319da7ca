-- The one base of RFM and lifetime value: purchases counted in days, money net of refunds.
with

orders as (
    select * from {{ ref('customer_orders') }}
),

revenue as (
    select * from {{ ref('customer_revenue') }}
),

amounts as (
    select * from {{ ref('int_value__purchase_amounts') }}
),

purchases as (
    select * from orders
    where {{ is_purchase('orders') }}
),

counted as (
    select
        purchases.customer_id,
        count(*) as order_count,
        count(distinct purchases.order_date) as purchase_day_count,
        min(purchases.order_date) as first_purchase_date,
        max(purchases.order_date) as last_purchase_date,
        sum(
            case when purchases.currency = '{{ var("reporting_currency") }}' then 1 else 0 end
        ) as reporting_order_count
    from purchases
    group by purchases.customer_id
),

-- a repeat is a purchase on a later day than the first, whatever that one was worth
valued as (
    select
        amounts.customer_id,
        count(*) as purchase_count,
        sum(amounts.amount) as amount,
        nullif(sum(
            case when amounts.purchase_date > counted.first_purchase_date then 1 else 0 end
        ), 0) as repeat_count,
        sum(
            case when amounts.purchase_date > counted.first_purchase_date then amounts.amount end
        ) as repeat_amount
    from amounts
    inner join counted
        on amounts.customer_id = counted.customer_id
    group by amounts.customer_id
),

statistics as (
    select
        counted.customer_id,
        cast(counted.order_count as {{ dbt.type_bigint() }}) as order_count,
        cast(counted.purchase_day_count as {{ dbt.type_bigint() }}) as purchase_day_count,
        cast(counted.purchase_day_count - 1 as {{ dbt.type_bigint() }}) as repeat_count,
        counted.first_purchase_date,
        counted.last_purchase_date,
        {{ days_between('counted.first_purchase_date', 'counted.last_purchase_date') }}
            as first_to_last_purchase_days,
        {{ days_between('counted.first_purchase_date', as_of_date()) }} as age_days,
        {{ days_between('counted.last_purchase_date', as_of_date()) }} as days_since_last_purchase,
        cast(counted.reporting_order_count as {{ dbt.type_bigint() }}) as reporting_order_count,
        -- null for who never bought in this currency: unknown is not nothing
        cast(
            case
                when counted.reporting_order_count > 0 then revenue.net_revenue_amount
            end as decimal(28, 4)
        ) as net_revenue_amount,
        cast(coalesce(valued.purchase_count, 0) as {{ dbt.type_bigint() }})
            as valued_purchase_count,
        {{ average_amount('valued.amount', 'valued.purchase_count') }} as mean_purchase_amount,
        {{ average_amount('valued.repeat_amount', 'valued.repeat_count') }} as mean_repeat_amount,
        '{{ var("reporting_currency") }}' as currency,
        {{ as_of_date() }} as as_of_date
    from counted
    left join valued
        on counted.customer_id = valued.customer_id
    left join revenue
        on
            counted.customer_id = revenue.customer_id
            and revenue.currency = '{{ var("reporting_currency") }}'
)

select * from statistics
