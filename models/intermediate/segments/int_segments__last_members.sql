-- Who was in each segment by what was recorded up to the clock, and since when. Who entered once
-- more than they left is in.
{{ config(materialized='ephemeral') }}

with

last_events as (
    select * from {{ ref('int_segments__last_events') }}
),

last_members as (
    select
        last_events.segment_name,
        last_events.customer_id,
        max(
            case when last_events.event = 'entered' then last_events.evaluated_at end
        ) as entered_at
    from last_events
    where last_events.evaluated_at <= {{ as_of() }}
    group by
        last_events.segment_name,
        last_events.customer_id
    having sum(case when last_events.event = 'entered' then 1 else -1 end) > 0
)

select * from last_members
