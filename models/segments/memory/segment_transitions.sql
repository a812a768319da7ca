-- From which segment to which customers moved: who left the one and entered the other when segments
-- were judged. Only what customers did themselves counts, no change of a definition or of identity.
with

events as (
    select * from {{ ref('segment_events') }}
),

moved as (
    select
        events.evaluated_at,
        events.segment_name,
        events.customer_id,
        events.event
    from events
    where
        events.reason = 'customer_moved'
        and events.evaluated_at <= {{ as_of() }}
),

leavers as (
    select
        moved.evaluated_at,
        moved.segment_name,
        count(*) as left_count
    from moved
    where moved.event = 'left'
    group by
        moved.evaluated_at,
        moved.segment_name
),

pairs as (
    select
        moved.evaluated_at,
        moved.segment_name as from_segment_name,
        entries.segment_name as to_segment_name,
        count(*) as customer_count
    from moved
    inner join moved as entries
        on
            moved.evaluated_at = entries.evaluated_at
            and moved.customer_id = entries.customer_id
            and entries.event = 'entered'
    where moved.event = 'left'
    group by
        moved.evaluated_at,
        moved.segment_name,
        entries.segment_name
),

segment_transitions as (
    select
        pairs.evaluated_at,
        pairs.from_segment_name,
        pairs.to_segment_name,
        cast(pairs.customer_count as {{ dbt.type_bigint() }}) as customer_count,
        {{ share_of('pairs.customer_count', 'leavers.left_count') }} as share_of_leavers
    from pairs
    inner join leavers
        on
            pairs.evaluated_at = leavers.evaluated_at
            and pairs.from_segment_name = leavers.segment_name
)

select * from segment_transitions
