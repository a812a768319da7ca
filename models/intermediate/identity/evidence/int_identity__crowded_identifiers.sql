-- Identifiers that stand beside more identifiers of a stronger type than one person may have: a
-- kiosk's cookie beside two logins, a couple's card beside two accounts.
{{ keep_rows('identifier_key', ['int_identity__touched_identifiers']) }}

with

touched as (
    select * from {{ ref('int_identity__touched_identifiers') }}
),

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

counted as (
    select
        naming.identifier_key,
        owners.identifier_type as owner_type,
        owners.window_number,
        owners.max_per_customer as max_owner_count,
        count(distinct owners.identifier_key) as owner_count
    from naming
    inner join touched
        on naming.identifier_key = touched.identifier_key
    inner join naming as owners
        on
            naming.sighting_key = owners.sighting_key
            and naming.priority > owners.priority
    group by
        naming.identifier_key,
        owners.identifier_type,
        owners.window_number,
        owners.max_per_customer
),

crowded as (
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

select * from crowded
