-- Values that stand beside more than one person may have: a kiosk's cookie beside two logins, a
-- family's telephone beside two given names. They join nobody: no order of rows decides who would
-- get them.
with

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

given_names as (
    select * from {{ ref('int_identity__given_names') }}
),

-- a telephone is called by the names on its own rows and by those of the logins and addresses
-- beside it
called as (
    select
        naming.identifier_key,
        naming.identifier_type,
        naming.identifier_value,
        naming.max_given_names,
        owners.identifier_key as owner_key
    from naming
    inner join naming as owners
        on
            naming.sighting_key = owners.sighting_key
            and naming.priority >= owners.priority
    where naming.max_given_names is not null
    group by
        naming.identifier_key,
        naming.identifier_type,
        naming.identifier_value,
        naming.max_given_names,
        owners.identifier_key
),

beside as (
    select
        naming.identifier_key,
        naming.identifier_type,
        naming.identifier_value,
        owners.identifier_type as owner_type,
        owners.identifier_key as owner_key,
        owners.window_number,
        owners.max_per_customer as max_owner_count
    from naming
    inner join naming as owners
        on
            naming.sighting_key = owners.sighting_key
            and naming.priority > owners.priority
    union all
    select
        called.identifier_key,
        called.identifier_type,
        called.identifier_value,
        'given name' as owner_type,
        given_names.given_name as owner_key,
        0 as window_number,
        called.max_given_names as max_owner_count
    from called
    inner join given_names
        on called.owner_key = given_names.identifier_key
),

counted as (
    select
        beside.identifier_key,
        beside.identifier_type,
        beside.identifier_value,
        beside.owner_type,
        beside.window_number,
        beside.max_owner_count,
        count(distinct beside.owner_key) as owner_count
    from beside
    group by
        beside.identifier_key,
        beside.identifier_type,
        beside.identifier_value,
        beside.owner_type,
        beside.window_number,
        beside.max_owner_count
),

hubs as (
    select
        counted.identifier_key,
        counted.identifier_type,
        counted.identifier_value,
        counted.owner_type,
        counted.max_owner_count,
        max(counted.owner_count) as owner_count
    from counted
    where counted.owner_count > counted.max_owner_count
    group by
        counted.identifier_key,
        counted.identifier_type,
        counted.identifier_value,
        counted.owner_type,
        counted.max_owner_count
)

select * from hubs
