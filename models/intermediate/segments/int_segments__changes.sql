-- Who enters and who leaves each segment as of the clock, and why. Where a segment is defined in
-- another way than before, every difference is that, whatever else may have happened.
with

moves as (
    select * from {{ ref('int_segments__moves') }}
),

evaluation as (
    select * from {{ ref('int_segments__evaluation') }}
),

definitions as (
    select * from {{ ref('int_segments__definitions') }}
),

last_definitions as (
    select * from {{ ref('int_segments__last_definitions') }}
),

gone as (
    select * from {{ ref('int_segments__gone') }}
),

renamed as (
    select * from {{ ref('int_segments__renamed') }}
),

changes as (
    select
        moves.segment_name,
        moves.customer_id,
        moves.event,
        case
            when moves.event = 'left' and definitions.segment_name is null then 'segment_removed'
            when moves.event = 'entered' and last_definitions.segment_name is null
                then 'segment_added'
            when definitions.definition_hash != last_definitions.definition_hash
                then 'definition_changed'
            when moves.event = 'left' and gone.is_erased then 'erased'
            when moves.event = 'left' and gone.customer_id is not null then 'identity_changed'
            when moves.event = 'entered' and renamed.customer_id is not null
                then 'identity_changed'
            else 'customer_moved'
        end as reason,
        coalesce(moves.entered_at, evaluation.evaluated_at) as entered_at,
        evaluation.evaluated_at,
        coalesce(
            definitions.definition_hash, last_definitions.definition_hash
        ) as definition_hash
    from moves
    cross join evaluation
    left join definitions
        on moves.segment_name = definitions.segment_name
    left join last_definitions
        on moves.segment_name = last_definitions.segment_name
    left join gone
        on moves.customer_id = gone.customer_id
    left join renamed
        on moves.customer_id = renamed.customer_id
)

select * from changes
