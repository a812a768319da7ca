-- Values that name nobody, like noreply@ or 0000, by pattern or because somebody decided so: they
-- may not join anyone to anyone.
{{ keep_rows('identifier_key', ['int_identity__touched_identifiers']) }}

with

suspects as (
    select * from {{ ref('int_identity__suspect_identifiers') }}
),

blocked_values as (
    select * from {{ ref(var('identity_blocked_values')) }}
),

overrides as (
    select * from {{ ref('int_identity__overrides') }}
),

reasons as (
    select
        suspects.identifier_key,
        suspects.identifier_type,
        suspects.identifier_value,
        blocked_values.reason
    from suspects
    inner join blocked_values
        on
            blocked_values.identifier_type in ('any', suspects.identifier_type)
            and {{ regex_matches('lower(suspects.identifier_value)', 'blocked_values.pattern') }}
    union all
    select
        suspects.identifier_key,
        suspects.identifier_type,
        suspects.identifier_value,
        overrides.reason
    from suspects
    inner join overrides
        on suspects.identifier_key = overrides.identifier_key
    where overrides.action = 'exclude_node'
),

blocked as (
    select
        reasons.identifier_key,
        reasons.identifier_type,
        reasons.identifier_value,
        min(reasons.reason) as reason
    from reasons
    group by
        reasons.identifier_key,
        reasons.identifier_type,
        reasons.identifier_value
)

select * from blocked
