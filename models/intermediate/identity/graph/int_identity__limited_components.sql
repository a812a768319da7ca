-- Crowded neighbourhoods, joined anew tier by tier within the limits.
-- depends_on: {{ ref('int_identity__node_limits') }}
{{ config(materialized='limited_components', meta={'node_limits': 'int_identity__node_limits'}) }}

with

edges as (
    select * from {{ ref('int_identity__edges') }}
),

neighbourhoods as (
    select * from {{ ref('int_identity__neighbourhoods') }}
),

crowded_neighbourhoods as (
    select * from {{ ref('int_identity__crowded_neighbourhoods') }}
),

crowded as (
    select crowded_neighbourhoods.neighbourhood_id
    from crowded_neighbourhoods
    group by crowded_neighbourhoods.neighbourhood_id
)

select
    edges.tier,
    edges.low_node_id,
    edges.high_node_id,
    edges.owned_node_id
from edges
inner join neighbourhoods
    on edges.low_node_id = neighbourhoods.node_id
inner join crowded
    on neighbourhoods.component_id = crowded.neighbourhood_id
