-- The new pairs as edges between what is known: components, and identifiers new to us.
{{ config(materialized='table') }}

with

new_nodes as (
    select * from {{ ref('nodes') }}
    where node_id > (select max(node_id) from {{ source('kept', 'components') }})
),

found as (
    select
        looked_up.identifier,
        coalesce(looked_up.component_id, new_nodes.node_id) as found_id
    from {{ ref('looked_up') }} as looked_up
    left join new_nodes
        on looked_up.identifier = new_nodes.identifier
)

select distinct
    least(lefts.found_id, rights.found_id) as low_node_id,
    greatest(lefts.found_id, rights.found_id) as high_node_id
from {{ var('pairs') }} as pairs
inner join found as lefts
    on pairs.left_identifier = lefts.identifier
inner join found as rights
    on pairs.right_identifier = rights.identifier
where
    pairs.seen_at >= {{ var('known_before') }}
    and lefts.found_id != rights.found_id
