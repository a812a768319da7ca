-- The dirty identifiers that are somebody's, with the customer each belongs to: the component's
-- first seen identifier gives the customer its id.
with

nodes as (
    select * from {{ ref('int_identity__nodes') }}
),

components as (
    select * from {{ ref('int_identity__components') }}
),

neighbourhoods as (
    select * from {{ ref('int_identity__neighbourhoods') }}
),

labelled as (
    select
        nodes.*,
        coalesce(components.component_id, nodes.node_id) as root_node_id,
        coalesce(neighbourhoods.component_id, nodes.node_id) as neighbourhood_id
    from nodes
    left join components
        on nodes.node_id = components.node_id
    left join neighbourhoods
        on nodes.node_id = neighbourhoods.node_id
),

resolved as (
    select
        labelled.node_id,
        labelled.identifier_key,
        labelled.identifier_type,
        labelled.identifier_value,
        roots.identifier_key as customer_id,
        firsts.identifier_key as neighbourhood_key,
        labelled.first_seen_at,
        labelled.last_seen_at
    from labelled
    inner join nodes as roots
        on labelled.root_node_id = roots.node_id
    inner join nodes as firsts
        on labelled.neighbourhood_id = firsts.node_id
)

select * from resolved
