-- Has opened more than one ticket.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where traits.ticket_count >= {{ var('frequent_tickets_min') }}
)

select * from members
