-- Links of the forest without which their component might fall into two parts that nothing else
-- holds together. Where there are no other links it does, and where a link's end has no other;
-- these need no trial.
with

forest as (
    select * from {{ ref('int_identity__forest') }}
),

ranked_edges as (
    select * from {{ ref('int_identity__ranked_edges') }}
),

sizes as (
    select * from {{ ref('int_identity__component_sizes') }}
),

ends as (
    select ranked_edges.low_node_id as node_id
    from ranked_edges
    union all
    select ranked_edges.high_node_id as node_id
    from ranked_edges
),

degrees as (
    select
        ends.node_id,
        count(*) as degree
    from ends
    group by ends.node_id
),

doubtful as (
    select
        forest.edge_id,
        ranked_edges.component_id,
        ranked_edges.low_node_id,
        ranked_edges.high_node_id
    from forest
    inner join ranked_edges
        on forest.edge_id = ranked_edges.edge_rank
    inner join sizes
        on ranked_edges.component_id = sizes.component_id
    inner join degrees as low
        on ranked_edges.low_node_id = low.node_id
    inner join degrees as high
        on ranked_edges.high_node_id = high.node_id
    where
        sizes.edge_count >= sizes.node_count
        and sizes.node_count <= {{ var('bridge_max_identifiers') }}
        and low.degree > 1
        and high.degree > 1
)

select * from doubtful
