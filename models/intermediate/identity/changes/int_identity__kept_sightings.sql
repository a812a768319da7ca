-- The sightings as they are now, for the next run to compare with.
{{ keep_rows('sighting_key', ['int_identity__changed_sightings']) }}

with

sightings as (
    select * from {{ ref('int_identity__sightings') }}
),

changed as (
    select * from {{ ref('int_identity__changed_sightings') }}
),

kept as (
    select
        sightings.sighting_key,
        sightings.first_seen_at,
        sightings.last_seen_at,
        sightings.records_hash
    from sightings
    inner join changed
        on sightings.sighting_key = changed.sighting_key
)

select * from kept
