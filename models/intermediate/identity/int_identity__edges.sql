-- One row per pair of identifiers that some row named together: a star per sighting, from its
-- strongest identifier to each other one, never all pairs.
with

anchors as (
    select * from {{ ref('int_identity__sighting_anchors') }}
),

identifiers as (
    select * from {{ ref('int_identity__identifiers') }}
),

nodes as (
    select * from {{ ref('int_identity__nodes') }}
),

stars as (
    select
        least(anchors.node_id, nodes.node_id) as low_node_id,
        greatest(anchors.node_id, nodes.node_id) as high_node_id
    from anchors
    inner join identifiers
        on anchors.sighting_key = identifiers.sighting_key
    inner join nodes
        on identifiers.identifier_key = nodes.identifier_key
    where anchors.node_id != nodes.node_id
),

edges as (
    select
        stars.low_node_id,
        stars.high_node_id
    from stars
    group by
        stars.low_node_id,
        stars.high_node_id
)

select * from edges
