-- Neighbourhoods that hold more of something than one person may have, and of what.
with

neighbourhoods as (
    select * from {{ ref('int_identity__neighbourhoods') }}
),

limits as (
    select * from {{ ref('int_identity__node_limits') }}
),

crowded as (
    select
        neighbourhoods.component_id as neighbourhood_id,
        limits.limit_name,
        limits.max_count,
        sum(limits.node_count) as node_count
    from neighbourhoods
    inner join limits
        on neighbourhoods.node_id = limits.node_id
    group by
        neighbourhoods.component_id,
        limits.limit_name,
        limits.max_count
    having sum(limits.node_count) > limits.max_count
)

select * from crowded
