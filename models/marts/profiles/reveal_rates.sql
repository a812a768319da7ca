-- How many of those who came without a name left one soon after. A rate is told only once the whole
-- day has had that long: of a younger one, those who were quick would be all there is.
with

browsers as (
    select * from {{ ref('int_profiles__browsers') }}
),

-- by what was known on the first day: a later campaign may have come by a mail to a known address
placed as (
    select
        cast(browsers.first_seen_at as date) as cohort_date,
        case
            when browsers.utm_source_at < browsers.first_seen_at + interval '1 days'
                then browsers.utm_source
        end as source,
        case
            when browsers.device_type_at < browsers.first_seen_at + interval '1 days'
                then browsers.device_type
        end as device_type,
        case
            when
                browsers.revealed_at
                < browsers.first_seen_at + interval '{{ var("reveal_days") }} days'
                then 1
            else 0
        end as is_revealed
    from browsers
),

summed as (
    select
        placed.cohort_date,
        placed.source,
        placed.device_type,
        count(*) as visitor_count,
        sum(placed.is_revealed) as revealed_count,
        {{ days_between('placed.cohort_date', first_open_day()) }} > {{ var('reveal_days') }}
            as is_counted
    from placed
    group by
        placed.cohort_date,
        placed.source,
        placed.device_type
),

reveal_rates as (
    select
        summed.cohort_date,
        summed.source,
        summed.device_type,
        cast(summed.visitor_count as {{ dbt.type_bigint() }}) as visitor_count,
        cast(summed.revealed_count as {{ dbt.type_bigint() }}) as revealed_count,
        summed.is_counted,
        {{ share_of(
            'case when summed.is_counted then summed.revealed_count end', 'summed.visitor_count'
        ) | indent(8) }} as reveal_rate
    from summed
)

select * from reveal_rates
