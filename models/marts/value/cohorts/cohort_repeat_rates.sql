-- How many of a cohort came back, and how soon. A rate is told only once the whole cohort has had
-- that long: of a younger one, those who came quickly would be all there is.
with

days as (
    select * from {{ ref('customer_revenue_days') }}
),

purchase_days as (
    select
        days.customer_id,
        days.currency,
        days.revenue_date,
        row_number() over (
            partition by
                days.customer_id,
                days.currency
            order by days.revenue_date
        ) as purchase_number
    from days
    where
        days.customer_id is not null
        and days.purchase_count > 0
),

repeats as (
    select
        purchase_days.customer_id,
        purchase_days.currency,
        min(purchase_days.revenue_date) as first_date,
        max(case when purchase_days.purchase_number = 2 then purchase_days.revenue_date end)
            as second_date
    from purchase_days
    where purchase_days.purchase_number <= 2
    group by
        purchase_days.customer_id,
        purchase_days.currency
),

timed as (
    select
        repeats.currency,
        cast({{ dbt.date_trunc('month', 'repeats.first_date') }} as date) as cohort_month,
        {{ days_between('repeats.first_date', 'repeats.second_date') }} as days_to_second
    from repeats
),

cohorts as (
    select
        timed.cohort_month,
        timed.currency,
        count(*) as customer_count,
        count(timed.days_to_second) as repeat_customer_count,
        avg(cast(timed.days_to_second as {{ type_double() }})) as mean_days,
        percentile_cont(0.5) within group (order by timed.days_to_second) as median_days,
        {% for days in [30, 60, 90, 180, 365] -%}
        sum(case when timed.days_to_second <= {{ days }} then 1 else 0 end) as within_{{ days }},
        {% endfor -%}
        -- the last day counts when it is over
        {{ days_between(dbt.last_day('timed.cohort_month', 'month'), first_open_day()) }}
            as age_days
    from timed
    group by
        timed.cohort_month,
        timed.currency
),

cohort_repeat_rates as (
    select
        cohorts.cohort_month,
        cohorts.currency,
        cast(cohorts.customer_count as {{ dbt.type_bigint() }}) as customer_count,
        cast(cohorts.repeat_customer_count as {{ dbt.type_bigint() }}) as repeat_customer_count,
        {{ rounded('cohorts.mean_days', 'decimal(9, 2)') }} as mean_days_to_second_order,
        {% for days in [30, 60, 90, 180, 365] -%}
        {{ share_of(
            'case when cohorts.age_days > ' ~ days ~ ' then cohorts.within_' ~ days ~ ' end',
            'cohorts.customer_count'
        ) | indent(8) }} as repeat_share_{{ days }}_days,
        {% endfor -%}
        cast(cohorts.median_days as decimal(9, 2)) as median_days_to_second_order
    from cohorts
)

select * from cohort_repeat_rates
