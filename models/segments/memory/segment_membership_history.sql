-- Who was in each segment from when to when, as far as it was recorded up to the clock.
with

events as (
    select * from {{ ref('segment_events') }}
),

entries as (
    select
        events.segment_name,
        events.customer_id,
        events.evaluated_at,
        events.reason,
        events.definition_hash
    from events
    where
        events.event = 'entered'
        and events.evaluated_at <= {{ as_of() }}
),

exits as (
    select
        events.segment_name,
        events.customer_id,
        events.evaluated_at,
        events.entered_at,
        events.reason
    from events
    where
        events.event = 'left'
        and events.evaluated_at <= {{ as_of() }}
),

segment_membership_history as (
    select
        entries.segment_name,
        entries.customer_id,
        entries.evaluated_at as valid_from,
        exits.evaluated_at as valid_to,
        entries.reason as entered_reason,
        exits.reason as left_reason,
        entries.definition_hash
    from entries
    left join exits
        on
            entries.segment_name = exits.segment_name
            and entries.customer_id = exits.customer_id
            and entries.evaluated_at = exits.entered_at
)

select * from segment_membership_history
