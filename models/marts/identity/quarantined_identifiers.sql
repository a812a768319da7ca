-- Identifiers that join nobody, and why: values that name nobody, and values that too many share.
{{ built_after(['int_identity__finished']) }}

with

blocked as (
    select * from {{ ref('int_identity__blocked_identifiers') }}
),

hubs as (
    select * from {{ ref('int_identity__hubs') }}
),

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

hub_keys as (
    select hubs.identifier_key
    from hubs
    group by hubs.identifier_key
),

identifiers as (
    select
        naming.identifier_key,
        naming.identifier_type,
        naming.identifier_value
    from naming
    inner join hub_keys
        on naming.identifier_key = hub_keys.identifier_key
    group by
        naming.identifier_key,
        naming.identifier_type,
        naming.identifier_value
),

quarantined as (
    select
        blocked.identifier_type,
        blocked.identifier_value,
        'blocked' as quarantine,
        blocked.reason,
        cast(null as {{ dbt.type_string() }}) as owner_type,
        cast(null as {{ dbt.type_bigint() }}) as owner_count,
        cast(null as {{ dbt.type_bigint() }}) as max_owner_count
    from blocked
    union all
    select
        identifiers.identifier_type,
        identifiers.identifier_value,
        'shared' as quarantine,
        'stands beside more than one person may have of ' || hubs.owner_type as reason,
        hubs.owner_type,
        hubs.owner_count,
        hubs.max_owner_count
    from hubs
    inner join identifiers
        on hubs.identifier_key = identifiers.identifier_key
)

select * from quarantined
