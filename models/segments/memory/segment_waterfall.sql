-- One segment for each customer: of those that share them out (the var waterfall_segments), the
-- first in priority that they are in.
with

definitions as (
    select * from {{ ref('int_segments__definitions') }}
),

memberships as (
    select * from {{ ref('segment_memberships') }}
),

first_of as (
    select
        memberships.customer_id,
        min(definitions.priority) as priority,
        count(*) as segment_count
    from memberships
    inner join definitions
        on memberships.segment_name = definitions.segment_name
    where definitions.is_in_waterfall
    group by memberships.customer_id
),

segment_waterfall as (
    select
        first_of.customer_id,
        definitions.segment_name,
        first_of.priority,
        cast(first_of.segment_count as {{ dbt.type_bigint() }}) as segment_count,
        {{ as_of() }} as evaluated_at
    from first_of
    inner join definitions
        on first_of.priority = definitions.priority
)

select * from segment_waterfall
