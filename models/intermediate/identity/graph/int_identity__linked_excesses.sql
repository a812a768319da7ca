-- What persons that are linked by hand hold of each limit, beyond what one may.
with

linked_identifiers as (
    select * from {{ ref('int_identity__linked_identifiers') }}
),

limits as (
    select * from {{ ref('int_identity__identifier_limits') }}
),

excesses as (
    select
        linked_identifiers.group_id,
        limits.limit_name,
        limits.max_count,
        cast(sum(limits.node_count) - limits.max_count as {{ dbt.type_bigint() }}) as excess
    from linked_identifiers
    inner join limits
        on linked_identifiers.node_id = limits.node_id
    group by
        linked_identifiers.group_id,
        limits.limit_name,
        limits.max_count
    having sum(limits.node_count) > limits.max_count
)

select * from excesses
