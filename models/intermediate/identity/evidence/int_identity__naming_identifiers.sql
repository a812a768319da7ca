-- Identifiers that name somebody: of a type that joins people, not blocked and not ruled out.
{{ keep_rows('sighting_key', ['int_identity__changed_sightings']) }}

with

identifiers as (
    select * from {{ ref('int_identity__changed_identifiers') }}
),

rules as (
    select * from {{ ref(var('identity_rules')) }}
),

blocked as (
    select * from {{ ref('int_identity__blocked_identifiers') }}
),

ruled_out as (
    select * from {{ ref('int_identity__ruled_out_identifiers') }}
),

naming as (
    select
        identifiers.sighting_key,
        identifiers.identifier_key,
        identifiers.identifier_type,
        identifiers.identifier_value,
        identifiers.first_seen_at,
        identifiers.last_seen_at,
        rules.tier,
        rules.priority,
        rules.max_per_customer,
        rules.max_given_names,
        {{ identity_window('identifiers.first_seen_at', 'rules.window_days') }} as window_number
    from identifiers
    inner join rules
        on identifiers.identifier_type = rules.identifier_type
    left join blocked
        on identifiers.identifier_key = blocked.identifier_key
    left join ruled_out
        on
            identifiers.sighting_key = ruled_out.sighting_key
            and identifiers.identifier_key = ruled_out.identifier_key
    where
        blocked.identifier_key is null
        and ruled_out.identifier_key is null
)

select * from naming
