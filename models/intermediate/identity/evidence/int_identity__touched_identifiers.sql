-- Identifiers that stand, or stood, on a sighting that this run looks at.
with

run as (
    select * from {{ ref('int_identity__run') }}
),

changed_sightings as (
    select * from {{ ref('int_identity__changed_sightings') }}
),

changed_identifiers as (
    select * from {{ ref('int_identity__changed_identifiers') }}
),

last_identifiers as (
    select * from {{ ref('int_identity__last_identifiers') }}
),

touched as (
    select changed_identifiers.identifier_key
    from changed_identifiers
    union
    select last_identifiers.identifier_key
    from last_identifiers
    inner join changed_sightings
        on last_identifiers.sighting_key = changed_sightings.sighting_key
    inner join run
        on not run.is_whole
)

select * from touched
