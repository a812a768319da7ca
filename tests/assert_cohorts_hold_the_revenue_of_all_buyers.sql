-- In each currency, the months of all cohorts add up to what all customers brought who ever bought
-- in it.
with

days as (
    select * from {{ ref('customer_revenue_days') }}
),

buyers as (
    select
        days.customer_id,
        days.currency
    from days
    where days.purchase_count > 0
    group by
        days.customer_id,
        days.currency
),

brought as (
    select
        revenue.currency,
        sum(revenue.net_revenue_amount) as amount
    from {{ ref('customer_revenue') }} as revenue
    inner join buyers
        on
            revenue.customer_id = buyers.customer_id
            and revenue.currency = buyers.currency
    group by revenue.currency
),

retained as (
    select
        cohorts.currency,
        sum(cohorts.net_revenue_amount) as amount
    from {{ ref('cohort_retention') }} as cohorts
    group by cohorts.currency
)

select
    brought.currency,
    brought.amount,
    retained.amount as cohort_amount
from brought
full join retained
    on brought.currency = retained.currency
where brought.amount is distinct from retained.amount
