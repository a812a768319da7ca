-- Identifiers that join nobody, and why: values that name nobody, and values that too many share.
with

blocked as (
    select * from {{ ref('int_identity__blocked_identifiers') }}
),

hubs as (
    select * from {{ ref('int_identity__hubs') }}
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
        hubs.identifier_type,
        hubs.identifier_value,
        'shared' as quarantine,
        'stands beside more than one person may have of ' || hubs.owner_type as reason,
        hubs.owner_type,
        hubs.owner_count,
        hubs.max_owner_count
    from hubs
)

select * from quarantined
