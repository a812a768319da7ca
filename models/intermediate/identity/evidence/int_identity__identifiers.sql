-- One row per sighting and identifier in it, normalised. Open to the marts, because a consent is
-- about the very address on its row.
{{ built_after(['int_identity__touched_identifiers']) }}
{{ keep_rows('sighting_key', ['int_identity__changed_sightings']) }}
{{ config(access='protected') }}

with

changed as (
    select * from {{ ref('int_identity__changed_identifiers') }}
),

identifiers as (
    select
        changed.sighting_key,
        changed.identifier_type,
        changed.identifier_value,
        changed.identifier_key,
        changed.first_seen_at,
        changed.last_seen_at
    from changed
)

select * from identifiers
