-- What customer_rfm said, or would have said, at the end of each month: in one pass, by its rules.
{%- set after_last = dbt.date_trunc('month', as_of() ~ " + interval '1 second'") %}
{%- set first_month = dbt.dateadd('month', '-' ~ var('rfm_months'), after_last) %}
{%- set bought = 'timed.purchase_day_count > 0' %}
{%- set month_date -%}
    greatest(
        cast({{ dbt.date_trunc('month', 'days.revenue_date') }} as date),
        cast({{ first_month }} as date)
    )
{%- endset %}

with

days as (
    select * from {{ ref('customer_revenue_days') }}
),

segments as (
    select * from {{ ref('rfm_segments') }}
),

months as (
    {{ rfm_month_ends(after_last) | indent(4) }}
),

{%- if var('rfm_window_days') is not none %}

to_date as (
    select
        days.customer_id,
        months.month_end_date,
        months.is_first,
        max(case when days.purchase_count > 0 then days.revenue_date end) as last_purchase_date,
        max(
            case
                when days.currency = '{{ var("reporting_currency") }}' then days.purchase_count
                else 0
            end
        ) > 0 as has_monetary,
        {{ rfm_sums('days', in_rfm_window('days.revenue_date', 'months.month_end_date'))
            | indent(8) }}
    from days
    inner join months
        on days.revenue_date <= months.month_end_date
    where days.customer_id is not null
    group by
        days.customer_id,
        months.month_end_date,
        months.is_first
),
{%- else %}

-- what was before the first month counts in it
monthly as (
    select
        days.customer_id,
        {{ month_date | indent(8) }} as month_date,
        max(case when days.purchase_count > 0 then days.revenue_date end) as last_purchase_date,
        {{ rfm_sums('days') | indent(8) }}
    from days
    where
        days.customer_id is not null
        and days.revenue_date < cast({{ after_last }} as date)
    group by
        days.customer_id,
        {{ month_date | indent(8) }}
),

begun as (
    select
        monthly.customer_id,
        min(monthly.month_date) as first_month_date
    from monthly
    group by monthly.customer_id
),

to_date as (
    select
        begun.customer_id,
        months.month_end_date,
        months.is_first,
        sum(coalesce(monthly.purchase_day_count, 0)) over so_far as purchase_day_count,
        max(monthly.last_purchase_date) over so_far as last_purchase_date,
        sum(coalesce(monthly.reporting_order_count, 0)) over so_far > 0 as has_monetary,
        sum(coalesce(monthly.net_revenue_amount, 0)) over so_far as net_revenue_amount
    from begun
    inner join months
        on begun.first_month_date <= months.month_date
    left join monthly
        on
            begun.customer_id = monthly.customer_id
            and months.month_date = monthly.month_date
    window so_far as (partition by begun.customer_id order by months.month_date)
),
{%- endif %}

timed as (
    select
        to_date.*,
        {{ days_between('to_date.last_purchase_date', 'to_date.month_end_date') }} as recency_days
    from to_date
    where to_date.last_purchase_date is not null
),

scored as (
    select
        timed.*,
        {{ rfm_score('recency', 'timed.last_purchase_date', bought,
            ['timed.month_end_date'], 'timed.recency_days') }} as recency_score,
        {{ rfm_score('frequency', 'timed.purchase_day_count', bought,
            ['timed.month_end_date']) }} as frequency_score,
        -- money is compared with money of the same kind only
        {{ rfm_score('monetary', 'timed.net_revenue_amount', bought,
            ['timed.month_end_date', 'timed.has_monetary']) }} as monetary_score
    from timed
),

customer_rfm_months as (
    select
        scored.customer_id,
        scored.month_end_date,
        scored.recency_days,
        cast(scored.purchase_day_count as {{ dbt.type_bigint() }}) as frequency,
        cast(
            case when scored.has_monetary then scored.net_revenue_amount end as decimal(28, 4)
        ) as monetary_amount,
        scored.recency_score,
        scored.frequency_score,
        case when scored.has_monetary then scored.monetary_score end as monetary_score,
        segments.rfm_segment,
        case
            when not scored.is_first
                then coalesce(lag(segments.rfm_segment) over by_customer, 'prospect')
        end as previous_rfm_segment
    from scored
    inner join segments
        on
            scored.recency_score = segments.recency_score
            and scored.frequency_score = segments.frequency_score
    window by_customer as (partition by scored.customer_id order by scored.month_end_date)
)

select * from customer_rfm_months
