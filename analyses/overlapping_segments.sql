-- Which segments are largely the same people?
with

memberships as (
    select * from {{ ref('segment_memberships') }}
),

sizes as (
    select
        memberships.segment_name,
        count(*) as member_count
    from memberships
    group by memberships.segment_name
),

shared as (
    select
        memberships.segment_name,
        others.segment_name as other_segment_name,
        count(*) as shared_count
    from memberships
    inner join memberships as others
        on
            memberships.customer_id = others.customer_id
            and memberships.segment_name < others.segment_name
    group by
        memberships.segment_name,
        others.segment_name
),

alike as (
    select
        shared.segment_name,
        shared.other_segment_name,
        shared.shared_count,
        {{ share_of(
            'shared.shared_count',
            'sizes.member_count + other_sizes.member_count - shared.shared_count'
        ) }} as jaccard
    from shared
    inner join sizes
        on shared.segment_name = sizes.segment_name
    inner join sizes as other_sizes
        on shared.other_segment_name = other_sizes.segment_name
)

select * from alike
order by jaccard desc
