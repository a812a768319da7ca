-- Identifiers that may be blocked: those that somebody ruled out, and heaps of values in which one
-- matches a pattern. Engines compile a pattern from a table anew for every row, so the rows are
-- heaps of thousands of values, some 4,000 of each type, and most have no match.
with

identifiers as (
    select * from {{ ref('int_identity__identifiers') }}
),

touched as (
    select * from {{ ref('int_identity__touched_identifiers') }}
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

patterns as (
    select
        types.identifier_type,
        {{ dbt.listagg("'(' || blocked_values.pattern || ')'", "'|'") }} as pattern
    from types
    inner join blocked_values
        on blocked_values.identifier_type in ('any', types.identifier_type)
    group by types.identifier_type
),

heaps as (
    select
        distinct_identifiers.identifier_type,
        substr(distinct_identifiers.identifier_key, 1, 3) as heap,
        {{ dbt.listagg('lower(distinct_identifiers.identifier_value)', 'chr(10)') }} as lines
    from distinct_identifiers
    group by
        distinct_identifiers.identifier_type,
        substr(distinct_identifiers.identifier_key, 1, 3)
),

suspicious_heaps as (
    select
        heaps.identifier_type,
        heaps.heap
    from heaps
    inner join patterns
        on
            heaps.identifier_type = patterns.identifier_type
            and {{ regex_matches_a_line('heaps.lines', 'patterns.pattern') }}
),

suspects as (
    select
        distinct_identifiers.identifier_key,
        distinct_identifiers.identifier_type,
        distinct_identifiers.identifier_value
    from distinct_identifiers
    inner join suspicious_heaps
        on
            distinct_identifiers.identifier_type = suspicious_heaps.identifier_type
            and substr(distinct_identifiers.identifier_key, 1, 3) = suspicious_heaps.heap
    union
    select
        distinct_identifiers.identifier_key,
        distinct_identifiers.identifier_type,
        distinct_identifiers.identifier_value
    from distinct_identifiers
    inner join overrides
        on distinct_identifiers.identifier_key = overrides.identifier_key
    where overrides.action = 'exclude_node'
)

select * from suspects
