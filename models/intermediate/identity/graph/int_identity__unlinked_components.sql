-- Around the links by hand: who would be one person without them, within the limits.
-- depends_on: {{ ref('int_identity__identifier_limits') }}
{{ config(
    materialized='limited_components',
    meta={'node_limits': 'int_identity__identifier_limits'}
) }}

with

edges as (
    select * from {{ ref('int_identity__edges') }}
),

neighbourhoods as (
    select * from {{ ref('int_identity__neighbourhoods') }}
),

linked as (
    select neighbourhoods.component_id as neighbourhood_id
    from edges
    inner join neighbourhoods
        on edges.low_node_id = neighbourhoods.node_id
    where edges.tier = 0
    group by neighbourhoods.component_id
)

select
    edges.evidence_tier as tier,
    edges.low_node_id,
    edges.high_node_id,
    edges.owned_node_id
from edges
inner join neighbourhoods
    on edges.low_node_id = neighbourhoods.node_id
inner join linked
    on neighbourhoods.component_id = linked.neighbourhood_id
where edges.evidence_tier is not null
