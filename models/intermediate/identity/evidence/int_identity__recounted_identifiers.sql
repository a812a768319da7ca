-- Identifiers of which this run counts anew how many share them: the touched ones, and the
-- telephones and browsers beside them, which are shared or not by the names of their owners. An
-- owner of a telephone without a name may be called as another beside it: so those beside such
-- owners too.
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

given_names as (
    select * from {{ ref('int_identity__given_names') }}
),

rules as (
    select * from {{ ref(var('identity_rules')) }}
),

-- what is weaker than these owns none of them
telephones as (
    select max(rules.priority) as priority
    from rules
    where rules.max_given_names is not null
),

nameless_beside as (
    select naming.identifier_key
    from naming
    inner join telephones
        on naming.priority < telephones.priority
    inner join touched_sightings
        on naming.sighting_key = touched_sightings.sighting_key
    left join given_names
        on naming.identifier_key = given_names.identifier_key
    where given_names.identifier_key is null
    group by naming.identifier_key
),

nameless_sightings as (
    select
        naming.sighting_key,
        min(naming.priority) as priority
    from naming
    inner join nameless_beside
        on naming.identifier_key = nameless_beside.identifier_key
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
    where
        naming.max_given_names is not null
        or not ({{ names_somebody('naming.identifier_type') }})
    union
    select naming.identifier_key
    from naming
    inner join nameless_sightings
        on
            naming.sighting_key = nameless_sightings.sighting_key
            and naming.priority > nameless_sightings.priority
    where naming.max_given_names is not null
)

select * from recounted
