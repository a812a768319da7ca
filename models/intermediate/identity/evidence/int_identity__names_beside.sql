-- By which given names an identifier is called whose type names tell apart (telephones): its own,
-- and those of the logins and addresses beside it, wherever these have them. A row whose owner has
-- no name anywhere might be somebody else's: it counts as a name of its own, unless the owner
-- stands beside one login (or card) alone, as whom it is called then.
with

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

recounted as (
    select * from {{ ref('int_identity__recounted_identifiers') }}
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

owned as (
    select * from {{ ref('int_identity__telephone_owners') }}
),

called as (
    select
        owned.identifier_key,
        owned.sighting_key,
        given_names.given_name
    from owned
    inner join given_names
        on owned.owner_key = given_names.identifier_key
),

nameless as (
    select
        owned.identifier_key,
        owned.owner_key
    from owned
    left join called
        on
            owned.identifier_key = called.identifier_key
            and owned.sighting_key = called.sighting_key
    where
        owned.strength_rank = 1
        and called.identifier_key is null
),

nameless_owners as (
    select distinct nameless.owner_key
    from nameless
),

stronger as (
    select
        nameless_owners.owner_key,
        elders.identifier_key as elder_key,
        elders.priority,
        min(elders.priority) over (partition by nameless_owners.owner_key) as least_priority
    from nameless_owners
    inner join naming as owners
        on nameless_owners.owner_key = owners.identifier_key
    inner join naming as elders
        on
            owners.sighting_key = elders.sighting_key
            and owners.priority > elders.priority
    left join crowded
        on elders.identifier_key = crowded.identifier_key
    where crowded.identifier_key is null
),

-- the strongest that stands beside these, where it is one
elders as (
    select
        stronger.owner_key,
        min(stronger.elder_key) as elder_key
    from stronger
    where stronger.priority = stronger.least_priority
    group by stronger.owner_key
    having min(stronger.elder_key) = max(stronger.elder_key)
),

nameless_names as (
    select
        nameless.identifier_key,
        coalesce(given_names.given_name, elders.elder_key, nameless.owner_key) as name_key
    from nameless
    left join elders
        on nameless.owner_key = elders.owner_key
    left join given_names
        on elders.elder_key = given_names.identifier_key
),

names as (
    select
        called.identifier_key,
        called.given_name as name_key
    from called
    union
    select
        nameless_names.identifier_key,
        nameless_names.name_key
    from nameless_names
    union
    select
        naming.identifier_key,
        given_names.given_name as name_key
    from naming
    inner join recounted
        on naming.identifier_key = recounted.identifier_key
    inner join given_names
        on naming.identifier_key = given_names.identifier_key
    where naming.max_given_names is not null
)

select * from names
