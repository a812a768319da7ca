-- The identifiers, numbered by when they were first seen.
{{ config(materialized='table') }}

with

ends as (
    select left_identifier as identifier, seen_at from {{ var('pairs') }}
    union all
    select right_identifier as identifier, seen_at from {{ var('pairs') }}
)

select
    cast(row_number() over (order by min(seen_at), identifier) as bigint) as node_id,
    identifier
from ends
group by identifier
