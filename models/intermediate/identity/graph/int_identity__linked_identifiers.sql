-- The identifiers of persons that are linked by hand, by the group that such links make of them;
-- and at which of them the links end.
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

linked_identifiers as (
    select
        held.node_id,
        held.group_id,
        ends.node_id is not null as is_end
    from held
    left join ends
        on held.node_id = ends.node_id
)

select * from linked_identifiers
