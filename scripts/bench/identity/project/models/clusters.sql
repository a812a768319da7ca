-- Each identifier with the name of its cluster: the first identifier that was seen of it.
{{ config(materialized='table') }}

select
    nodes.node_id,
    nodes.identifier,
    first_seen.identifier as cluster_name
from {{ ref('nodes') }} as nodes
inner join {{ ref('components') }} as components
    on nodes.node_id = components.node_id
inner join {{ ref('nodes') }} as first_seen
    on components.component_id = first_seen.node_id
