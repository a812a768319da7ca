-- What each identifier counts towards each limit. A link by hand says that two people are one:
-- where they have more than one may, they bring the room for it.
with

limits as (
    select * from {{ ref('int_identity__identifier_limits') }}
),

linked_room as (
    select * from {{ ref('int_identity__linked_room') }}
),

counted as (
    select
        limits.node_id,
        limits.limit_name,
        limits.max_count,
        limits.node_count
    from limits
    union all
    select
        linked_room.node_id,
        linked_room.limit_name,
        linked_room.max_count,
        -linked_room.room as node_count
    from linked_room
),

node_limits as (
    select
        counted.node_id,
        counted.limit_name,
        counted.max_count,
        cast(sum(counted.node_count) as {{ dbt.type_bigint() }}) as node_count
    from counted
    group by
        counted.node_id,
        counted.limit_name,
        counted.max_count
)

select * from node_limits
