-- So do these.
-- depends_on: {{ ref('components') }}
{{ config(materialized='incremental', unique_key='node_id') }}

select
    nodes.node_id,
    nodes.identifier,
    first_seen.identifier as cluster_name
from {{ ref('moved') }} as moved
inner join {{ ref('nodes') }} as nodes
    on moved.node_id = nodes.node_id
inner join {{ ref('nodes') }} as first_seen
    on moved.component_id = first_seen.node_id
