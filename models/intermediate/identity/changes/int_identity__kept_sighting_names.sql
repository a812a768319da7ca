-- Their given names as they are now, for the next run to compare with.
{{ keep_rows('sighting_key', ['int_identity__changed_sightings']) }}

with

sighting_names as (
    select * from {{ ref('int_identity__sighting_names') }}
),

changed as (
    select * from {{ ref('int_identity__changed_sightings') }}
),

kept as (
    select
        sighting_names.sighting_key,
        sighting_names.given_name
    from sighting_names
    inner join changed
        on sighting_names.sighting_key = changed.sighting_key
)

select * from kept
