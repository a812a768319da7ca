-- How many entered and left each segment from one day that it was judged on to the next. Where it
-- was judged several times in between, who came and went again counts in neither; only there the
-- log is read customer by customer.
with

moments as (
    select * from {{ ref('int_segments__moments') }}
),

known_events as (
    select * from {{ ref('int_segments__known_events') }}
),

steps as (
    select
        moments.segment_name,
        moments.size_date,
        known_events.customer_id,
        sum(known_events.step) as step
    from known_events
    inner join moments
        on
            known_events.segment_name = moments.segment_name
            and known_events.evaluated_at = moments.evaluated_at
            and known_events.is_recorded = moments.is_recorded
            and moments.moment_count > 1
    group by
        moments.segment_name,
        moments.size_date,
        known_events.customer_id
),

counted as (
    select
        moments.segment_name,
        moments.size_date,
        moments.entered_count,
        moments.left_count
    from moments
    where moments.moment_count = 1
    union all
    select
        steps.segment_name,
        steps.size_date,
        sum(case when steps.step > 0 then 1 else 0 end) as entered_count,
        sum(case when steps.step < 0 then 1 else 0 end) as left_count
    from steps
    group by
        steps.segment_name,
        steps.size_date
),

movements as (
    select
        counted.segment_name,
        counted.size_date,
        cast(counted.entered_count as {{ dbt.type_bigint() }}) as entered_count,
        cast(counted.left_count as {{ dbt.type_bigint() }}) as left_count
    from counted
    where counted.size_date is not null
)

select * from movements
