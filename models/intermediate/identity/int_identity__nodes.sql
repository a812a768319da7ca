-- One row per usable identifier, numbered by when it was first seen. The hash ends the order: it
-- compares the same under every engine's collation.
with

identifiers as (
    select * from {{ ref('int_identity__identifiers') }}
),

blocked as (
    select * from {{ ref('int_identity__blocked_identifiers') }}
),

rules as (
    select * from {{ ref('identity_rules') }}
),

seen as (
    select
        identifiers.identifier_key,
        identifiers.identifier_type,
        identifiers.identifier_value,
        min(identifiers.first_seen_at) as first_seen_at,
        max(identifiers.last_seen_at) as last_seen_at
    from identifiers
    group by
        identifiers.identifier_key,
        identifiers.identifier_type,
        identifiers.identifier_value
),

nodes as (
    select
        cast(
            row_number() over (
                order by seen.first_seen_at, rules.priority, seen.identifier_key
            ) as {{ dbt.type_bigint() }}
        ) as node_id,
        seen.identifier_key,
        seen.identifier_type,
        seen.identifier_value,
        rules.priority,
        seen.first_seen_at,
        seen.last_seen_at
    from seen
    inner join rules
        on seen.identifier_type = rules.identifier_type
    left join blocked
        on seen.identifier_key = blocked.identifier_key
    where blocked.identifier_key is null
)

select * from nodes
