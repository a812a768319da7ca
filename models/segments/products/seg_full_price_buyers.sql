-- Bought more than once and never with a discount: do not teach them to wait for one.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.discounted_order_count = 0
        and traits.order_count >= 2
)

select * from members
