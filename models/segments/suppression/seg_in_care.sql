-- Opened a ticket lately or has one open: no advertisements until it is well.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.open_ticket_count >= 1
        or {{ days_between('cast(traits.last_ticket_at as date)', as_of_date()) }}
        <= {{ var('in_care_days') }}
)

select * from members
