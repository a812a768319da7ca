-- Buys a product at regular intervals, and it is due within days or has just been missed.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        {{ days_between(as_of_date(), 'traits.due_date') }}
        <= {{ var('replenishment_ahead_days') }}
)

select * from members
