-- Identifiers of which this run counts anew how many share them: the touched ones, and the
-- telephones beside them, which are shared or not by the names of their owners.
with

touched as (
    select * from {{ ref('int_identity__touched_identifiers') }}
),

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

touched_sightings as (
    select naming.sighting_key
    from naming
    inner join touched
        on naming.identifier_key = touched.identifier_key
    group by naming.sighting_key
),

recounted as (
    select touched.identifier_key
    from touched
    union
    select naming.identifier_key
    from naming
    inner join touched_sightings
        on naming.sighting_key = touched_sightings.sighting_key
    where naming.max_given_names is not null
)

select * from recounted
