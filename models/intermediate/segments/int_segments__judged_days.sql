-- How many were in each segment at the end of each day on which it was judged: the last time
-- counts. What this run found but did not record comes after all that was.
with

evaluation as (
    select * from {{ ref('int_segments__evaluation') }}
),

evaluated as (
    select * from {{ ref('int_segments__evaluated') }}
),

evaluations as (
    select * from {{ ref('segment_evaluations') }}
),

known as (
    select
        evaluations.segment_name,
        evaluations.evaluated_at,
        evaluations.definition_hash,
        evaluations.member_count,
        evaluations.population_count,
        1 as is_recorded
    from evaluations
    where evaluations.evaluated_at <= {{ as_of() }}
    union all
    select
        evaluated.segment_name,
        evaluated.evaluated_at,
        evaluated.definition_hash,
        evaluated.member_count,
        evaluated.population_count,
        0 as is_recorded
    from evaluated
    cross join evaluation
    where not evaluation.is_recorded
),

ranked as (
    select
        known.*,
        cast(known.evaluated_at as date) as size_date,
        row_number() over (
            partition by known.segment_name, cast(known.evaluated_at as date)
            order by known.evaluated_at desc, known.is_recorded
        ) as recency_rank
    from known
),

judged_days as (
    select
        ranked.segment_name,
        ranked.size_date,
        ranked.evaluated_at,
        ranked.definition_hash,
        ranked.member_count,
        ranked.population_count
    from ranked
    where ranked.recency_rank = 1
)

select * from judged_days
