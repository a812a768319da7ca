-- The sightings that this run looks at: those that are new or gone, were seen at other times or on
-- other rows than when what is kept was made, and those with other given names; in a whole run all
-- that there are.
with

run as (
    select * from {{ ref('int_identity__run') }}
),

sightings as (
    select * from {{ ref('int_identity__sightings') }}
),

last_sightings as (
    select * from {{ ref('int_identity__last_sightings') }}
),

sighting_names as (
    select * from {{ ref('int_identity__sighting_names') }}
),

last_sighting_names as (
    select * from {{ ref('int_identity__last_sighting_names') }}
),

other_sightings as (
    select coalesce(sightings.sighting_key, last_sightings.sighting_key) as sighting_key
    from sightings
    full outer join last_sightings
        on sightings.sighting_key = last_sightings.sighting_key
    where
        sightings.sighting_key is null
        or last_sightings.sighting_key is null
        or sightings.first_seen_at != last_sightings.first_seen_at
        or sightings.last_seen_at != last_sightings.last_seen_at
        or sightings.records_hash != last_sightings.records_hash
),

other_names as (
    select coalesce(sighting_names.sighting_key, last_sighting_names.sighting_key) as sighting_key
    from sighting_names
    full outer join last_sighting_names
        on
            sighting_names.sighting_key = last_sighting_names.sighting_key
            and sighting_names.given_name = last_sighting_names.given_name
    where
        sighting_names.sighting_key is null
        or last_sighting_names.sighting_key is null
),

changed as (
    select sightings.sighting_key
    from sightings
    inner join run
        on run.is_whole
    union
    select other_sightings.sighting_key
    from other_sightings
    inner join run
        on not run.is_whole
    union
    select other_names.sighting_key
    from other_names
    inner join run
        on not run.is_whole
)

select * from changed
