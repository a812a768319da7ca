-- Who hangs together by whatever they share: of each shared value a star around the first seen.
{{ config(materialized='connected_components') }}

with

ties as (
    select * from {{ ref('int_households__ties') }}
),

people as (
    select * from {{ ref('int_households__people') }}
),

stars as (
    select
        people.person_number,
        min(people.person_number) over (
            partition by ties.tie_type, ties.tie_key
        ) as first_person_number
    from ties
    inner join people
        on ties.customer_id = people.customer_id
)

select
    stars.first_person_number as low_node_id,
    stars.person_number as high_node_id
from stars
where stars.first_person_number < stars.person_number
group by
    stars.first_person_number,
    stars.person_number
