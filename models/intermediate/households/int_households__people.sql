-- Everybody who shares something, numbered by when they were first seen: the first of a household
-- gives it its id, so that who joins later does not change it.
with

ties as (
    select * from {{ ref('int_households__ties') }}
),

customers as (
    select * from {{ ref('int_identity__customers') }}
),

tied as (
    select ties.customer_id
    from ties
    group by ties.customer_id
),

seen as (
    select
        customers.customer_id,
        min(customers.first_seen_at) as first_seen_at
    from customers
    inner join tied
        on customers.customer_id = tied.customer_id
    group by customers.customer_id
),

people as (
    select
        cast(
            row_number() over (order by seen.first_seen_at, seen.customer_id)
            as {{ dbt.type_bigint() }}
        ) as person_number,
        seen.customer_id,
        seen.first_seen_at
    from seen
)

select * from people
