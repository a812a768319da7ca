-- The identifiers of the new pairs, looked up once among all that are known: null where it is new.
{{ config(materialized='table') }}

with

ends as (
    select left_identifier as identifier, seen_at
    from {{ var('pairs') }} where seen_at >= {{ var('known_before') }}
    union all
    select right_identifier as identifier, seen_at
    from {{ var('pairs') }} where seen_at >= {{ var('known_before') }}
),

seen as (
    select identifier, min(seen_at) as first_seen_at
    from ends
    group by identifier
)

select
    seen.identifier,
    seen.first_seen_at,
    components.component_id
from seen
left join {{ source('kept', 'nodes') }} as nodes
    on seen.identifier = nodes.identifier
left join {{ source('kept', 'components') }} as components
    on nodes.node_id = components.node_id
