-- The new pairs as edges between what is known: components, and identifiers new to us.
{{ config(materialized='table') }}

with

ends as (
    select
        coalesce(left_known.component_id, left_nodes.node_id) as left_id,
        coalesce(right_known.component_id, right_nodes.node_id) as right_id
    from {{ var('pairs') }} as pairs
    inner join {{ ref('nodes') }} as left_nodes
        on pairs.left_identifier = left_nodes.identifier
    inner join {{ ref('nodes') }} as right_nodes
        on pairs.right_identifier = right_nodes.identifier
    left join {{ source('kept', 'components') }} as left_known
        on left_nodes.node_id = left_known.node_id
    left join {{ source('kept', 'components') }} as right_known
        on right_nodes.node_id = right_known.node_id
    where pairs.seen_at >= {{ var('known_before') }}
)

select distinct
    least(left_id, right_id) as low_node_id,
    greatest(left_id, right_id) as high_node_id
from ends
where left_id != right_id
