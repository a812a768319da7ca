-- How far each two segments are of the same people, as of the clock.
with

definitions as (
    select * from {{ ref('int_segments__definitions') }}
),

evaluated as (
    select * from {{ ref('int_segments__evaluated') }}
),

patterns as (
    select * from {{ ref('int_segments__patterns') }}
),

memberships as (
    select * from {{ ref('segment_memberships') }}
),

stands as (
    select
        patterns.customer_id,
        patterns.customer_count,
        memberships.segment_name
    from patterns
    inner join memberships
        on patterns.customer_id = memberships.customer_id
),

common as (
    select
        stands.segment_name,
        others.segment_name as other_segment_name,
        sum(stands.customer_count) as common_count
    from stands
    inner join stands as others
        on stands.customer_id = others.customer_id
    group by
        stands.segment_name,
        others.segment_name
),

sized as (
    select
        definitions.segment_name,
        definitions.name_place,
        definitions.members,
        evaluated.member_count,
        evaluated.population_count
    from definitions
    inner join evaluated
        on definitions.segment_name = evaluated.segment_name
),

pairs as (
    select
        sized.segment_name,
        others.segment_name as other_segment_name,
        sized.member_count,
        others.member_count as other_member_count,
        sized.population_count,
        cast(coalesce(common.common_count, 0) as {{ dbt.type_bigint() }}) as common_count
    from sized
    inner join sized as others
        on
            sized.members = others.members
            and sized.name_place < others.name_place
    left join common
        on
            sized.segment_name = common.segment_name
            and others.segment_name = common.other_segment_name
),

segment_overlaps as (
    select
        pairs.segment_name,
        pairs.other_segment_name,
        pairs.common_count,
        pairs.member_count,
        pairs.other_member_count,
        {{ share_of('pairs.common_count', 'pairs.member_count') }} as share_of_segment,
        {{ share_of('pairs.common_count', 'pairs.other_member_count') }} as share_of_other,
        {{ share_of(
            'pairs.common_count',
            '(pairs.member_count + pairs.other_member_count - pairs.common_count)'
        ) }} as jaccard,
        {{ share_of(
            'pairs.common_count * pairs.population_count',
            'pairs.member_count * pairs.other_member_count',
            'decimal(18, 6)'
        ) }} as lift
    from pairs
)

select * from segment_overlaps
