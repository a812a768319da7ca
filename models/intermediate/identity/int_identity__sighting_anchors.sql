-- The strongest usable identifier of each sighting: the centre of its star, and whose it is.
with

identifiers as (
    select * from {{ ref('int_identity__identifiers') }}
),

nodes as (
    select * from {{ ref('int_identity__nodes') }}
),

ranked as (
    select
        identifiers.sighting_key,
        nodes.node_id,
        row_number() over (
            partition by identifiers.sighting_key
            order by nodes.priority, nodes.node_id
        ) as strength_rank
    from identifiers
    inner join nodes
        on identifiers.identifier_key = nodes.identifier_key
),

anchors as (
    select
        ranked.sighting_key,
        ranked.node_id
    from ranked
    where ranked.strength_rank = 1
)

select * from anchors
