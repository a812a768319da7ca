-- What links by hand join: persons, each by its first seen identifier. Many links may join few.
{{ config(materialized='connected_components') }}

with

edges as (
    select * from {{ ref('int_identity__edges') }}
    where tier = 0
),

unlinked as (
    select * from {{ ref('int_identity__unlinked_components') }}
),

persons as (
    select
        coalesce(low.component_id, edges.low_node_id) as one_id,
        coalesce(high.component_id, edges.high_node_id) as other_id
    from edges
    left join unlinked as low
        on edges.low_node_id = low.node_id
    left join unlinked as high
        on edges.high_node_id = high.node_id
)

select distinct
    least(persons.one_id, persons.other_id) as low_node_id,
    greatest(persons.one_id, persons.other_id) as high_node_id
from persons
where persons.one_id != persons.other_id
