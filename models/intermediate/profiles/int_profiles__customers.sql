-- Everyone whom some row is about. Known are those whom a login, an e-mail address, a telephone
-- number or an order names; the others are anonymous visitors.
{{ built_after(['int_identity__finished']) }}

with

identifiers as (
    select * from {{ ref('customer_identifiers') }}
),

orders as (
    select * from {{ ref('customer_orders') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

-- an identifier that was taken from two people because of a limit may be nobody's
spoken_of as (
    select sighting_customers.customer_id
    from sighting_customers
    group by sighting_customers.customer_id
),

buyers as (
    select orders.customer_id
    from orders
    where orders.customer_id is not null
    group by orders.customer_id
),

seen as (
    select
        identifiers.customer_id,
        min(identifiers.first_seen_at) as first_seen_at,
        max(identifiers.last_seen_at) as last_seen_at,
        sum(
            case when {{ names_somebody('identifiers.identifier_type') }} then 1 else 0 end
        ) as naming_identifier_count
    from identifiers
    group by identifiers.customer_id
),

customers as (
    select
        seen.customer_id,
        seen.first_seen_at,
        seen.last_seen_at,
        seen.naming_identifier_count > 0 or buyers.customer_id is not null as is_known
    from seen
    inner join spoken_of
        on seen.customer_id = spoken_of.customer_id
    left join buyers
        on seen.customer_id = buyers.customer_id
)

select * from customers
