-- Values that name nobody, like noreply@ or 0000: they may not join anyone to anyone.
with

identifiers as (
    select * from {{ ref('int_identity__identifiers') }}
),

blocked_values as (
    select * from {{ ref('identity_blocked_values') }}
),

distinct_identifiers as (
    select
        identifiers.identifier_key,
        identifiers.identifier_type,
        identifiers.identifier_value
    from identifiers
    group by
        identifiers.identifier_key,
        identifiers.identifier_type,
        identifiers.identifier_value
),

blocked as (
    select
        distinct_identifiers.identifier_key,
        distinct_identifiers.identifier_type,
        distinct_identifiers.identifier_value,
        min(blocked_values.reason) as reason
    from distinct_identifiers
    inner join blocked_values
        on
            blocked_values.identifier_type in ('any', distinct_identifiers.identifier_type)
            and {{ regex_matches(
                'lower(distinct_identifiers.identifier_value)', 'blocked_values.pattern'
            ) }}
    group by
        distinct_identifiers.identifier_key,
        distinct_identifiers.identifier_type,
        distinct_identifiers.identifier_value
)

select * from blocked
