-- New identifiers, numbered on from the known ones by when they were first seen.
{{ config(materialized='incremental', incremental_strategy='append') }}

select
    (select max(node_id) from {{ source('kept', 'components') }})
    + cast(row_number() over (order by first_seen_at, identifier) as bigint) as node_id,
    identifier
from {{ ref('looked_up') }}
where component_id is null
