-- The pairs as numbers.
{{ config(materialized='table') }}

select
    least(left_nodes.node_id, right_nodes.node_id) as low_node_id,
    greatest(left_nodes.node_id, right_nodes.node_id) as high_node_id
from {{ var('pairs') }} as pairs
inner join {{ ref('nodes') }} as left_nodes
    on pairs.left_identifier = left_nodes.identifier
inner join {{ ref('nodes') }} as right_nodes
    on pairs.right_identifier = right_nodes.identifier
