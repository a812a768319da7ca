-- Identifiers whose customer may be another than before, and all with whom they were or might now
-- be connected. What a customer is depends on nothing beyond these, so this run works them out anew
-- and leaves all others alone.
with

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

touched as (
    select * from {{ ref('int_identity__touched_identifiers') }}
),

flipped as (
    select * from {{ ref('int_identity__flipped_identifiers') }}
),

changed_likely_links as (
    select * from {{ ref('int_identity__changed_likely_links') }}
),

last_customers as (
    select * from {{ ref('int_identity__last_customers') }}
),

overrides as (
    select * from {{ ref('int_identity__overrides') }}
),

flipped_sightings as (
    select naming.sighting_key
    from naming
    inner join flipped
        on naming.identifier_key = flipped.identifier_key
    group by naming.sighting_key
),

-- links by hand are there only once both ends are
decided as (
    select
        overrides.identifier_key,
        overrides.other_key
    from overrides
    where overrides.other_key is not null
    union
    select
        overrides.other_key as identifier_key,
        overrides.identifier_key as other_key
    from overrides
    where overrides.other_key is not null
),

seeds as (
    select touched.identifier_key
    from touched
    union
    select flipped.identifier_key
    from flipped
    union
    select naming.identifier_key
    from naming
    inner join flipped_sightings
        on naming.sighting_key = flipped_sightings.sighting_key
    union
    select decided.other_key as identifier_key
    from decided
    inner join touched
        on decided.identifier_key = touched.identifier_key
    union
    select changed_likely_links.low_key as identifier_key
    from changed_likely_links
    union
    select changed_likely_links.high_key as identifier_key
    from changed_likely_links
),

neighbourhoods as (
    select last_customers.neighbourhood_key
    from last_customers
    inner join seeds
        on last_customers.identifier_key = seeds.identifier_key
    group by last_customers.neighbourhood_key
),

dirty as (
    select seeds.identifier_key
    from seeds
    union
    select last_customers.identifier_key
    from last_customers
    inner join neighbourhoods
        on last_customers.neighbourhood_key = neighbourhoods.neighbourhood_key
)

select * from dirty
