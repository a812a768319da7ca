-- How do cohorts retain: which share of those who came in a month bought 1, 3, 6 and 12 months on?
with

retention as (
    select * from {{ ref('cohort_retention') }}
    where is_whole_month
),

by_cohort as (
    select
        retention.cohort_month,
        retention.currency,
        {%- for months in [1, 3, 6, 12] %}
        {%- set then = 'case when retention.months_since = ' ~ months
            ~ ' then retention.active_customer_count end' %}
        {{ share_of('max(' ~ then ~ ')', 'max(retention.customer_count)') }}
            as active_share_after_{{ months }},
        {%- endfor %}
        max(retention.customer_count) as customer_count
    from retention
    group by
        retention.cohort_month,
        retention.currency
)

select * from by_cohort
order by
    cohort_month,
    currency
