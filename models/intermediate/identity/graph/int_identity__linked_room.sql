-- What persons that are linked by hand hold of each limit, beyond what one may: so much room they
-- bring as one, and no more. The first identifier of these links has it, as they are joined first.
-- Where two of them must not be one, nothing is joined by hand, and nobody brings room.
with

linked_identifiers as (
    select * from {{ ref('int_identity__linked_identifiers') }}
),

limits as (
    select * from {{ ref('int_identity__identifier_limits') }}
),

first_linked as (
    select
        linked_identifiers.group_id,
        min(linked_identifiers.node_id) as node_id
    from linked_identifiers
    where linked_identifiers.is_end
    group by linked_identifiers.group_id
),

exceeded as (
    select
        linked_identifiers.group_id,
        limits.limit_name,
        limits.max_count,
        sum(limits.node_count) - limits.max_count as room
    from linked_identifiers
    inner join limits
        on linked_identifiers.node_id = limits.node_id
    group by
        linked_identifiers.group_id,
        limits.limit_name,
        limits.max_count
    having sum(limits.node_count) > limits.max_count
),

kept_apart as (
    select distinct exceeded.group_id
    from exceeded
    where exceeded.limit_name like 'do_not_merge %'
),

linked_room as (
    select
        first_linked.node_id,
        first_linked.group_id,
        exceeded.limit_name,
        exceeded.max_count,
        cast(exceeded.room as {{ dbt.type_bigint() }}) as room
    from exceeded
    inner join first_linked
        on exceeded.group_id = first_linked.group_id
    left join kept_apart
        on exceeded.group_id = kept_apart.group_id
    where kept_apart.group_id is null
)

select * from linked_room
