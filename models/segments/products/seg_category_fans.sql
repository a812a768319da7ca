-- Buys mostly from one category, in more than one order.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.favourite_category_affinity >= {{ var('category_fan_min_affinity') }}
        and traits.order_count >= 2
)

select * from members
