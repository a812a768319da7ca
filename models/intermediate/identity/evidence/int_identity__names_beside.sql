-- By which given names an identifier is called whose type names tell apart (telephones): its own,
-- and those of the logins and addresses beside it, wherever these have them. A row whose owner has
-- no name anywhere might be somebody else's: it counts as a name of its own, unless others beside
-- the owner say who it is.
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

owned as (
    select * from {{ ref('int_identity__telephone_owners') }}
),

borrowed as (
    select * from {{ ref('int_identity__borrowed_names') }}
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

nameless_names as (
    select
        nameless.identifier_key,
        coalesce(borrowed.name_key, nameless.owner_key) as name_key
    from nameless
    left join borrowed
        on nameless.owner_key = borrowed.owner_key
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
