-- As whom an owner of a telephone is called who has no given name on any row: as the strongest that
-- stands beside it, where that is one, by its names if it has any; and where nothing stronger does,
-- as the cards and addresses beside it, where these have one name. What several share names nobody.
with

owners as (
    select * from {{ ref('int_identity__telephone_owners') }}
),

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

given_names as (
    select * from {{ ref('int_identity__given_names') }}
),

crowded_identifiers as (
    select * from {{ ref('int_identity__crowded_identifiers') }}
),

crowded as (
    select crowded_identifiers.identifier_key
    from crowded_identifiers
    group by crowded_identifiers.identifier_key
),

nameless_owners as (
    select distinct owners.owner_key
    from owners
    left join given_names
        on owners.owner_key = given_names.identifier_key
    where given_names.identifier_key is null
),

telephones as (
    select min(naming.priority) as priority
    from naming
    where naming.max_given_names is not null
),

beside as (
    select
        nameless_owners.owner_key,
        others.identifier_key,
        others.priority,
        others.priority < naming.priority as is_stronger
    from nameless_owners
    inner join naming
        on nameless_owners.owner_key = naming.identifier_key
    inner join naming as others
        on naming.sighting_key = others.sighting_key
    inner join telephones
        on others.priority < telephones.priority
    left join crowded
        on others.identifier_key = crowded.identifier_key
    where
        nameless_owners.owner_key != others.identifier_key
        and crowded.identifier_key is null
),

stronger as (
    select
        beside.owner_key,
        beside.identifier_key,
        beside.priority,
        min(beside.priority) over (partition by beside.owner_key) as least_priority
    from beside
    where beside.is_stronger
),

elders as (
    select
        stronger.owner_key,
        min(stronger.identifier_key) as elder_key
    from stronger
    where stronger.priority = stronger.least_priority
    group by stronger.owner_key
    having min(stronger.identifier_key) = max(stronger.identifier_key)
),

headed as (
    select distinct stronger.owner_key
    from stronger
),

borrowed as (
    select
        elders.owner_key,
        coalesce(given_names.given_name, elders.elder_key) as name_key
    from elders
    left join given_names
        on elders.elder_key = given_names.identifier_key
    union all
    select
        beside.owner_key,
        min(given_names.given_name) as name_key
    from beside
    inner join given_names
        on beside.identifier_key = given_names.identifier_key
    left join headed
        on beside.owner_key = headed.owner_key
    where headed.owner_key is null
    group by beside.owner_key
    having min(given_names.given_name) = max(given_names.given_name)
)

select * from borrowed
