-- Sends back order after order: help with sizes, and no free returns in the advertisement.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.returned_order_count >= {{ var('serial_returner_min_orders') }}
        and traits.returned_order_share >= {{ var('serial_returner_min_share') }}
)

select * from members
