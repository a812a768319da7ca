-- Crowded neighbourhoods, joined anew tier by tier within the limits. Whom links by hand make one
-- stand first, with all that is theirs without such links: whoever else hangs on the same kiosk
-- takes nothing from them.
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
),

joined_by_hand as (
    select * from {{ ref('int_identity__joined_by_hand') }}
),

tiered as (
    select
        case when low.group_id = high.group_id then 0 else edges.evidence_tier end as tier,
        edges.low_node_id,
        edges.high_node_id,
        edges.owned_node_id
    from edges
    inner join neighbourhoods
        on edges.low_node_id = neighbourhoods.node_id
    inner join crowded
        on neighbourhoods.component_id = crowded.neighbourhood_id
    left join joined_by_hand as low
        on edges.low_node_id = low.node_id
    left join joined_by_hand as high
        on edges.high_node_id = high.node_id
)

select
    tiered.tier,
    tiered.low_node_id,
    tiered.high_node_id,
    tiered.owned_node_id
from tiered
-- what somebody linked and somebody kept apart is no link
where tiered.tier is not null
