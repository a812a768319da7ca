-- Crowded neighbourhoods, joined anew tier by tier within the limits. Links by hand that end at one
-- person by two identifiers are joined as one, for the room they bring is in one place.
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

linked_ends as (
    select * from {{ ref('int_identity__linked_identifiers') }}
    where is_end
),

linked_room as (
    select * from {{ ref('int_identity__linked_room') }}
),

-- where the room of a group is
roomy as (
    select distinct
        linked_room.group_id,
        linked_room.node_id
    from linked_room
),

as_one as (
    select
        roomy.node_id as low_node_id,
        linked_ends.node_id as high_node_id
    from roomy
    inner join linked_ends
        on roomy.group_id = linked_ends.group_id
    left join edges
        on
            roomy.node_id = edges.low_node_id
            and linked_ends.node_id = edges.high_node_id
            and edges.tier = 0
    where
        roomy.node_id != linked_ends.node_id
        and edges.tier is null
),

joined as (
    select
        edges.tier,
        edges.low_node_id,
        edges.high_node_id,
        edges.owned_node_id
    from edges
    union all
    select
        cast(0 as {{ dbt.type_bigint() }}) as tier,
        as_one.low_node_id,
        as_one.high_node_id,
        cast(null as {{ dbt.type_bigint() }}) as owned_node_id
    from as_one
)

select
    joined.tier,
    joined.low_node_id,
    joined.high_node_id,
    joined.owned_node_id
from joined
inner join neighbourhoods
    on joined.low_node_id = neighbourhoods.node_id
inner join crowded
    on neighbourhoods.component_id = crowded.neighbourhood_id
