-- Every identifier that is somebody's. The door to identity for people and BI.
{{ built_after(['int_identity__finished']) }}

with

customers as (
    select * from {{ ref('int_identity__customers') }}
),

customer_identifiers as (
    select
        customers.identifier_key,
        customers.identifier_type,
        customers.identifier_value,
        customers.customer_id,
        customers.first_seen_at,
        customers.last_seen_at
    from customers
)

select * from customer_identifiers
