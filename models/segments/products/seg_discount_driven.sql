-- Buys with discounts far more than others do.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.discount_affinity >= {{ var('discount_driven_min_affinity') }}
        and traits.discounted_order_count >= 2
)

select * from members
