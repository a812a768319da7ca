-- One row per usable identifier, with the customer it belongs to: the component's first-seen
-- identifier gives the customer its id.
with

nodes as (
    select * from {{ ref('int_identity__nodes') }}
),

components as (
    select * from {{ ref('int_identity__components') }}
),

labelled as (
    select
        nodes.*,
        coalesce(components.component_id, nodes.node_id) as root_node_id
    from nodes
    left join components
        on nodes.node_id = components.node_id
),

customers as (
    select
        labelled.node_id,
        labelled.identifier_key,
        labelled.identifier_type,
        labelled.identifier_value,
        roots.identifier_key as customer_id,
        labelled.first_seen_at,
        labelled.last_seen_at
    from labelled
    inner join nodes as roots
        on labelled.root_node_id = roots.node_id
)

select * from customers
