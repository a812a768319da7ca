-- Values that name nobody, like noreply@ or 0000, by pattern or because somebody decided so: they
-- may not join anyone to anyone.
{{ keep_rows('identifier_key', ['int_identity__touched_identifiers']) }}
{{ config(
    pre_hook="{{ perfil.hold_pattern('blocked_values', ref(var('identity_blocked_values'))) }}"
) }}

with

touched as (
    select * from {{ ref('int_identity__touched_identifiers') }}
),

identifiers as (
    select * from {{ ref('int_identity__identifiers') }}
),

blocked_values as (
    select * from {{ ref(var('identity_blocked_values')) }}
),

overrides as (
    select * from {{ ref('int_identity__overrides') }}
),

distinct_identifiers as (
    select
        identifiers.identifier_key,
        identifiers.identifier_type,
        identifiers.identifier_value
    from identifiers
    inner join touched
        on identifiers.identifier_key = touched.identifier_key
    group by
        identifiers.identifier_key,
        identifiers.identifier_type,
        identifiers.identifier_value
),

-- first all patterns at once, whatever type they are of, which leaves few
suspects as (
    select distinct_identifiers.*
    from distinct_identifiers
    where
        {{ regex_matches(
            'lower(distinct_identifiers.identifier_value)',
            held_pattern('blocked_values', 'blocked_values')
        ) }}
),

reasons as (
    select
        suspects.identifier_key,
        blocked_values.reason
    from suspects
    inner join blocked_values
        on
            blocked_values.identifier_type in ('any', suspects.identifier_type)
            and {{ regex_matches('lower(suspects.identifier_value)', 'blocked_values.pattern') }}
    union all
    select
        overrides.identifier_key,
        overrides.reason
    from overrides
    where overrides.action = 'exclude_node'
),

blocked as (
    select
        distinct_identifiers.identifier_key,
        distinct_identifiers.identifier_type,
        distinct_identifiers.identifier_value,
        min(reasons.reason) as reason
    from distinct_identifiers
    inner join reasons
        on distinct_identifiers.identifier_key = reasons.identifier_key
    group by
        distinct_identifiers.identifier_key,
        distinct_identifiers.identifier_type,
        distinct_identifiers.identifier_value
)

select * from blocked
