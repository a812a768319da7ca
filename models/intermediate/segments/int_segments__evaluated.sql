-- How many are in each segment as of the clock. One that was taken off the list is judged once
-- more: nobody is in it.
with

definitions as (
    select * from {{ ref('int_segments__definitions') }}
),

last_definitions as (
    select * from {{ ref('int_segments__last_definitions') }}
),

evaluation as (
    select * from {{ ref('int_segments__evaluation') }}
),

memberships as (
    select * from {{ ref('segment_memberships') }}
),

profiles as (
    select * from {{ ref('customer_profiles') }}
),

visitors as (
    select * from {{ ref('visitors') }}
),

population as (
    select
        'customers' as members,
        count(*) as population_count
    from profiles
    union all
    select
        'visitors' as members,
        count(*) as population_count
    from visitors
),

counted as (
    select
        memberships.segment_name,
        count(*) as member_count
    from memberships
    group by memberships.segment_name
),

judged as (
    select
        definitions.segment_name,
        definitions.definition_hash,
        definitions.members
    from definitions
    union all
    select
        last_definitions.segment_name,
        cast(null as {{ dbt.type_string() }}) as definition_hash,
        cast(null as {{ dbt.type_string() }}) as members
    from last_definitions
    left join definitions
        on last_definitions.segment_name = definitions.segment_name
    where definitions.segment_name is null
),

evaluated as (
    select
        judged.segment_name,
        evaluation.evaluated_at,
        judged.definition_hash,
        judged.members,
        cast(coalesce(counted.member_count, 0) as {{ dbt.type_bigint() }}) as member_count,
        cast(population.population_count as {{ dbt.type_bigint() }}) as population_count
    from judged
    cross join evaluation
    left join counted
        on judged.segment_name = counted.segment_name
    left join population
        on judged.members = population.members
)

select * from evaluated
