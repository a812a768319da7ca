-- New identifiers, numbered on from the known ones by when they were first seen.
{{ config(materialized='incremental', incremental_strategy='append') }}

with

ends as (
    select left_identifier as identifier, seen_at
    from {{ var('pairs') }} where seen_at >= {{ var('known_before') }}
    union all
    select right_identifier as identifier, seen_at
    from {{ var('pairs') }} where seen_at >= {{ var('known_before') }}
)

select
    (select max(node_id) from {{ this }})
    + cast(row_number() over (order by min(ends.seen_at), ends.identifier) as bigint) as node_id,
    ends.identifier
from ends
left join {{ this }} as known
    on ends.identifier = known.identifier
where known.identifier is null
group by ends.identifier
