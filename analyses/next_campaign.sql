-- Which campaign next, and what is it expected to bring?
with

priorities as (
    select * from {{ ref('campaign_priorities') }}
),

in_order as (
    select
        priorities.priority_rank,
        priorities.campaign,
        priorities.quadrant,
        priorities.segment_name,
        priorities.key_differentiators,
        priorities.reachable_count,
        priorities.base_rate,
        priorities.lift,
        priorities.lift_source,
        priorities.expected_increment_amount,
        priorities.effort
    from priorities
    where priorities.priority_rank is not null
)

select * from in_order
order by priority_rank
