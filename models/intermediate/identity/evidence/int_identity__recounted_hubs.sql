-- Values that stand beside more than one person may have: a kiosk's cookie beside two logins, a
-- family's telephone beside two given names. They join nobody: no order of rows decides who would
-- get them. Of the identifiers that this run counts anew.
with

recounted as (
    select * from {{ ref('int_identity__recounted_identifiers') }}
),

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

names as (
    select * from {{ ref('int_identity__names_beside') }}
),

name_limits as (
    select
        naming.identifier_key,
        naming.max_given_names
    from naming
    inner join recounted
        on naming.identifier_key = recounted.identifier_key
    where naming.max_given_names is not null
    group by
        naming.identifier_key,
        naming.max_given_names
),

beside as (
    select
        naming.identifier_key,
        owners.identifier_type as owner_type,
        owners.identifier_key as owner_key,
        owners.window_number,
        owners.max_per_customer as max_owner_count
    from naming
    inner join recounted
        on naming.identifier_key = recounted.identifier_key
    inner join naming as owners
        on
            naming.sighting_key = owners.sighting_key
            and naming.priority > owners.priority
    union all
    select
        names.identifier_key,
        'given name' as owner_type,
        names.name_key as owner_key,
        0 as window_number,
        name_limits.max_given_names as max_owner_count
    from names
    inner join name_limits
        on names.identifier_key = name_limits.identifier_key
),

counted as (
    select
        beside.identifier_key,
        beside.owner_type,
        beside.window_number,
        beside.max_owner_count,
        count(distinct beside.owner_key) as owner_count
    from beside
    group by
        beside.identifier_key,
        beside.owner_type,
        beside.window_number,
        beside.max_owner_count
),

hubs as (
    select
        counted.identifier_key,
        counted.owner_type,
        counted.max_owner_count,
        max(counted.owner_count) as owner_count
    from counted
    where counted.owner_count > counted.max_owner_count
    group by
        counted.identifier_key,
        counted.owner_type,
        counted.max_owner_count
)

select * from hubs
