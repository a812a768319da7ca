-- Every sighting that names one of the dirty identifiers, whole, and which of its identifiers these
-- are: all the evidence that this run works with.
with

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

dirty as (
    select * from {{ ref('int_identity__dirty_identifiers') }}
),

all_hubs as (
    select * from {{ ref('int_identity__hubs') }}
),

hubs as (
    select all_hubs.identifier_key
    from all_hubs
    group by all_hubs.identifier_key
),

sightings as (
    select naming.sighting_key
    from naming
    inner join dirty
        on naming.identifier_key = dirty.identifier_key
    group by naming.sighting_key
),

scoped as (
    select
        naming.sighting_key,
        naming.identifier_key,
        naming.identifier_type,
        naming.identifier_value,
        naming.first_seen_at,
        naming.last_seen_at,
        naming.tier,
        naming.priority,
        hubs.identifier_key is not null as is_hub,
        dirty.identifier_key is not null as is_dirty
    from naming
    inner join sightings
        on naming.sighting_key = sightings.sighting_key
    left join hubs
        on naming.identifier_key = hubs.identifier_key
    left join dirty
        on naming.identifier_key = dirty.identifier_key
)

select * from scoped
