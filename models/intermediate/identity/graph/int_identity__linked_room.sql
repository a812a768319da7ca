-- What persons that are linked by hand hold of each limit, beyond what one may: so much room they
-- bring as one, and no more. The first identifier of these links has it, as they are joined first.
-- Where two of them must not be one, nothing is joined by hand, and nobody brings room.
with

edges as (
    select * from {{ ref('int_identity__edges') }}
    where tier = 0
),

unlinked as (
    select * from {{ ref('int_identity__unlinked_components') }}
),

linked_persons as (
    select * from {{ ref('int_identity__linked_persons') }}
),

limits as (
    select * from {{ ref('int_identity__identifier_limits') }}
),

-- a person of one identifier has no component
held as (
    select
        unlinked.node_id,
        linked_persons.component_id as group_id
    from linked_persons
    inner join unlinked
        on linked_persons.node_id = unlinked.component_id
    union
    select
        linked_persons.node_id,
        linked_persons.component_id as group_id
    from linked_persons
),

ends as (
    select edges.low_node_id as node_id from edges
    union
    select edges.high_node_id as node_id from edges
),

first_linked as (
    select
        held.group_id,
        min(held.node_id) as node_id
    from held
    inner join ends
        on held.node_id = ends.node_id
    group by held.group_id
),

broken as (
    select
        held.group_id,
        limits.limit_name
    from held
    inner join limits
        on held.node_id = limits.node_id
    where limits.limit_name like 'do_not_merge %'
    group by
        held.group_id,
        limits.limit_name,
        limits.max_count
    having sum(limits.node_count) > limits.max_count
),

kept_apart as (
    select distinct broken.group_id
    from broken
),

linked_room as (
    select
        first_linked.node_id,
        limits.limit_name,
        limits.max_count,
        cast(sum(limits.node_count) - limits.max_count as {{ dbt.type_bigint() }}) as room
    from held
    inner join limits
        on held.node_id = limits.node_id
    inner join first_linked
        on held.group_id = first_linked.group_id
    left join kept_apart
        on held.group_id = kept_apart.group_id
    where kept_apart.group_id is null
    group by
        first_linked.node_id,
        limits.limit_name,
        limits.max_count
    having sum(limits.node_count) > limits.max_count
)

select * from linked_room
