-- The edges within components, strongest first: by tier, then by how many sightings say so, then by
-- how long it is known. Keys end the order, so that it is the same on every engine.
with

edges as (
    select * from {{ ref('int_identity__edges') }}
),

components as (
    select * from {{ ref('int_identity__components') }}
),

nodes as (
    select * from {{ ref('int_identity__nodes') }}
),

ranked as (
    select
        low.component_id,
        edges.low_node_id,
        edges.high_node_id,
        edges.tier,
        edges.first_seen_at,
        edges.sighting_count,
        low_nodes.identifier_key as low_key,
        high_nodes.identifier_key as high_key,
        cast(
            row_number() over (
                order by
                    edges.tier,
                    edges.sighting_count desc,
                    edges.first_seen_at,
                    low_nodes.identifier_key,
                    high_nodes.identifier_key
            ) as {{ dbt.type_bigint() }}
        ) as edge_rank,
        cast(
            row_number() over (
                partition by low.component_id
                order by
                    edges.tier,
                    edges.sighting_count desc,
                    edges.first_seen_at,
                    low_nodes.identifier_key,
                    high_nodes.identifier_key
            ) as {{ dbt.type_bigint() }}
        ) as strength_rank
    from edges
    inner join components as low
        on edges.low_node_id = low.node_id
    inner join components as high
        on
            edges.high_node_id = high.node_id
            and low.component_id = high.component_id
    inner join nodes as low_nodes
        on edges.low_node_id = low_nodes.node_id
    inner join nodes as high_nodes
        on edges.high_node_id = high_nodes.node_id
)

select * from ranked
