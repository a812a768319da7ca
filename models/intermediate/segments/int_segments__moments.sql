-- How many entered and left each segment whenever it was judged, and on which day that counts: the
-- first that was judged to its end. Only a run that broke off leaves events on a day that was not.
with

known_events as (
    select * from {{ ref('int_segments__known_events') }}
),

judged_days as (
    select * from {{ ref('int_segments__judged_days') }}
),

moments as (
    select
        known_events.segment_name,
        known_events.evaluated_at,
        known_events.is_recorded,
        sum(case when known_events.step = 1 then 1 else 0 end) as entered_count,
        sum(case when known_events.step = -1 then 1 else 0 end) as left_count
    from known_events
    group by
        known_events.segment_name,
        known_events.evaluated_at,
        known_events.is_recorded
),

marked as (
    select
        judged_days.segment_name,
        judged_days.evaluated_at,
        judged_days.size_date
    from judged_days
    union all
    select
        moments.segment_name,
        moments.evaluated_at,
        cast(null as date) as size_date
    from moments
),

followed as (
    select
        marked.segment_name,
        marked.evaluated_at,
        min(marked.size_date) over (
            partition by marked.segment_name
            order by marked.evaluated_at desc
            range between unbounded preceding and current row
        ) as size_date
    from marked
),

days as (
    select
        followed.segment_name,
        followed.evaluated_at,
        min(followed.size_date) as size_date
    from followed
    group by
        followed.segment_name,
        followed.evaluated_at
),

placed as (
    select
        moments.segment_name,
        moments.evaluated_at,
        moments.is_recorded,
        days.size_date,
        cast(moments.entered_count as {{ dbt.type_bigint() }}) as entered_count,
        cast(moments.left_count as {{ dbt.type_bigint() }}) as left_count,
        count(*) over (
            partition by moments.segment_name, days.size_date
        ) as moment_count
    from moments
    inner join days
        on
            moments.segment_name = days.segment_name
            and moments.evaluated_at = days.evaluated_at
)

select * from placed
