-- Values that name nobody, like noreply@ or 0000, by pattern or because somebody decided so: they
-- may not join anyone to anyone.
{{ keep_rows('identifier_key', ['int_identity__touched_identifiers']) }}

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

types as (
    select distinct_identifiers.identifier_type
    from distinct_identifiers
    group by distinct_identifiers.identifier_type
),

-- one pattern per type first: engines compile a pattern from a table anew for every row
patterns as (
    select
        types.identifier_type,
        {{ dbt.listagg("'(' || blocked_values.pattern || ')'", "'|'") }} as pattern
    from types
    inner join blocked_values
        on blocked_values.identifier_type in ('any', types.identifier_type)
    group by types.identifier_type
),

suspects as (
    select distinct_identifiers.*
    from distinct_identifiers
    inner join patterns
        on
            distinct_identifiers.identifier_type = patterns.identifier_type
            and {{ regex_matches(
                'lower(distinct_identifiers.identifier_value)', 'patterns.pattern'
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
