-- The identifiers of persons at whom a link by hand ends, by the group that such links make of
-- them: of one person, where both ends are theirs.
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

ends as (
    select edges.low_node_id as node_id from edges
    union
    select edges.high_node_id as node_id from edges
),

-- one of one identifier has no component
persons as (
    select coalesce(unlinked.component_id, ends.node_id) as person_id
    from ends
    left join unlinked
        on ends.node_id = unlinked.node_id
    group by coalesce(unlinked.component_id, ends.node_id)
),

grouped as (
    select
        persons.person_id,
        coalesce(linked_persons.component_id, persons.person_id) as group_id
    from persons
    left join linked_persons
        on persons.person_id = linked_persons.node_id
),

linked_identifiers as (
    select
        unlinked.node_id,
        grouped.group_id
    from grouped
    inner join unlinked
        on grouped.person_id = unlinked.component_id
    union
    select
        grouped.person_id as node_id,
        grouped.group_id
    from grouped
)

select * from linked_identifiers
