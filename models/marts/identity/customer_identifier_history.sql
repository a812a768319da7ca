-- Who did we have to think this was when we mailed? Each identifier's customer over time, as the
-- rows that had happened by then tell it; today's customer is the one without an end.
{{ built_after(['int_identity__finished']) }}

with

history as (
    select * from {{ ref('int_identity__customer_history') }}
),

customers as (
    select * from {{ ref('int_identity__customers') }}
),

customer_identifier_history as (
    select
        history.identifier_type,
        history.identifier_value,
        history.customer_id,
        customers.customer_id as current_customer_id,
        history.valid_from,
        history.valid_to
    from history
    inner join customers
        on history.identifier_key = customers.identifier_key
)

select * from customer_identifier_history
