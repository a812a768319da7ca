-- What became of those who first bought in a month, month by month; in each currency by itself, so
-- that counts and money are of the same people.
with

days as (
    select * from {{ ref('customer_revenue_days') }}
),

movements as (
    select
        days.*,
        cast({{ dbt.date_trunc('month', 'days.revenue_date') }} as date) as month_date
    from days
    where days.customer_id is not null
),

joined as (
    select
        movements.customer_id,
        movements.currency,
        min(movements.month_date) as cohort_month
    from movements
    where movements.purchase_count > 0
    group by
        movements.customer_id,
        movements.currency
),

cohorts as (
    select
        joined.cohort_month,
        joined.currency,
        count(*) as customer_count
    from joined
    group by
        joined.cohort_month,
        joined.currency
),

-- what moved before the first purchase counts in its month
moved as (
    select
        joined.cohort_month,
        joined.currency,
        greatest(movements.month_date, joined.cohort_month) as month_date,
        count(distinct case when movements.purchase_count > 0 then movements.customer_id end)
            as active_customer_count,
        sum(movements.purchase_count) as order_count,
        sum(movements.net_revenue_amount) as net_revenue_amount
    from joined
    inner join movements
        on
            joined.customer_id = movements.customer_id
            and joined.currency = movements.currency
    group by
        joined.cohort_month,
        joined.currency,
        greatest(movements.month_date, joined.cohort_month)
),

months as (
    select movements.month_date
    from movements
    group by movements.month_date
),

cohort_retention as (
    select
        cohorts.cohort_month,
        cohorts.currency,
        cast(
            {{ dbt.datediff('cohorts.cohort_month', 'months.month_date', 'month') }}
            as {{ dbt.type_bigint() }}
        ) as months_since,
        cast(cohorts.customer_count as {{ dbt.type_bigint() }}) as customer_count,
        cast(coalesce(moved.active_customer_count, 0) as {{ dbt.type_bigint() }})
            as active_customer_count,
        cast(coalesce(moved.order_count, 0) as {{ dbt.type_bigint() }}) as order_count,
        cast(coalesce(moved.net_revenue_amount, 0) as decimal(28, 4)) as net_revenue_amount,
        {{ dbt.dateadd('month', 1, 'months.month_date') }}
        <= {{ as_of() }} + interval '1 second' as is_whole_month
    from cohorts
    inner join months
        on cohorts.cohort_month <= months.month_date
    left join moved
        on
            cohorts.cohort_month = moved.cohort_month
            and cohorts.currency = moved.currency
            and months.month_date = moved.month_date
)

select * from cohort_retention
