-- Which segments there are, and how many are in each as of the clock, nobody too.
with

definitions as (
    select * from {{ ref('int_segments__definitions') }}
),

evaluated as (
    select * from {{ ref('int_segments__evaluated') }}
),

segments as (
    select
        definitions.segment_name,
        definitions.model_name,
        definitions.label,
        definitions.theme,
        definitions.owner,
        definitions.purpose,
        definitions.question,
        definitions.members,
        definitions.priority,
        definitions.is_in_waterfall,
        definitions.definition_hash,
        definitions.description,
        evaluated.member_count,
        {{ share_of('evaluated.member_count', 'evaluated.population_count') }} as member_share,
        evaluated.evaluated_at
    from definitions
    inner join evaluated
        on definitions.segment_name = evaluated.segment_name
)

select * from segments
