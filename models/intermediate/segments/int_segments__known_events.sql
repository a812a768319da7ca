-- All that is known of entering and leaving up to the clock: what was recorded, and what this run
-- found but did not record, as a day that was told already is not told again.
{{ config(materialized='ephemeral') }}

with

evaluation as (
    select * from {{ ref('int_segments__evaluation') }}
),

changes as (
    select * from {{ ref('int_segments__changes') }}
),

events as (
    select * from {{ ref('segment_events') }}
),

known_events as (
    select
        events.segment_name,
        events.customer_id,
        events.evaluated_at,
        case when events.event = 'entered' then 1 else -1 end as step,
        1 as is_recorded
    from events
    where events.evaluated_at <= {{ as_of() }}
    union all
    select
        changes.segment_name,
        changes.customer_id,
        changes.evaluated_at,
        case when changes.event = 'entered' then 1 else -1 end as step,
        0 as is_recorded
    from changes
    cross join evaluation
    where not evaluation.is_recorded
)

select * from known_events
