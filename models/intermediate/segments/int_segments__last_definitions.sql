-- By which definition each segment was judged when it was last judged; not those that had been
-- taken off the list by then.
with

evaluation as (
    select * from {{ ref('int_segments__evaluation') }}
),

last_evaluations as (
    select * from {{ ref('int_segments__last_evaluations') }}
),

last_definitions as (
    select
        last_evaluations.segment_name,
        last_evaluations.definition_hash
    from last_evaluations
    inner join evaluation
        on last_evaluations.evaluated_at = evaluation.last_evaluated_at
    where last_evaluations.definition_hash is not null
)

select * from last_definitions
