-- How much do we lose if those at risk leave, by what they brought in the last 365 days?
with

traits as (
    select * from {{ ref('customer_traits') }}
),

days as (
    select * from {{ ref('customer_revenue_days') }}
    where currency = '{{ var("reporting_currency") }}'
),

recent as (
    select
        days.customer_id,
        sum(days.net_revenue_amount) as net_revenue_amount
    from days
    where {{ days_between('days.revenue_date', as_of_date()) }} < 365
    group by days.customer_id
),

by_segment as (
    select
        traits.rfm_segment,
        count(*) as customer_count,
        coalesce(sum(recent.net_revenue_amount), 0) as last_year_amount,
        sum(traits.predicted_clv_next_365d) as predicted_next_year_amount
    from traits
    left join recent
        on traits.customer_id = recent.customer_id
    where traits.rfm_segment in ('at_risk', 'cant_lose')
    group by traits.rfm_segment
)

select * from by_segment
order by last_year_amount desc
