-- Values that stand beside more than one person may have: a kiosk's cookie beside two logins, a
-- family's telephone beside two given names. They join nobody: no order of rows decides who would
-- get them. Of the identifiers that this run counts anew. On whose every row one login or address
-- stands is its own, however often they write their name otherwise.
with

recounted as (
    select * from {{ ref('int_identity__recounted_identifiers') }}
),

crowded as (
    select * from {{ ref('int_identity__crowded_identifiers') }}
),

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

names as (
    select * from {{ ref('int_identity__names_beside') }}
),

owned as (
    select * from {{ ref('int_identity__telephone_owners') }}
),

disputed as (
    select * from {{ ref('int_identity__disputed_browsers') }}
),

telephones as (
    select
        naming.identifier_key,
        naming.max_given_names,
        min(coalesce(owned.owner_key, '')) = max(coalesce(owned.owner_key, ''))
        and max(case when coalesce(owned.is_crowded, true) then 1 else 0 end) = 0 as is_somebodys
    from naming
    inner join recounted
        on naming.identifier_key = recounted.identifier_key
    left join owned
        on
            naming.identifier_key = owned.identifier_key
            and naming.sighting_key = owned.sighting_key
            and owned.strength_rank = 1
    where naming.max_given_names is not null
    group by
        naming.identifier_key,
        naming.max_given_names
),

told_apart as (
    select
        names.identifier_key,
        telephones.max_given_names as max_owner_count,
        count(*) as owner_count
    from names
    inner join telephones
        on names.identifier_key = telephones.identifier_key
    where not telephones.is_somebodys
    group by
        names.identifier_key,
        telephones.max_given_names
),

hubs as (
    select
        crowded.identifier_key,
        crowded.owner_type,
        crowded.max_owner_count,
        crowded.owner_count
    from crowded
    inner join recounted
        on crowded.identifier_key = recounted.identifier_key
    union all
    select
        told_apart.identifier_key,
        'given name' as owner_type,
        told_apart.max_owner_count,
        told_apart.owner_count
    from told_apart
    where told_apart.owner_count > told_apart.max_owner_count
    union all
    select
        disputed.identifier_key,
        'given name' as owner_type,
        1 as max_owner_count,
        2 as owner_count
    from disputed
)

select * from hubs
