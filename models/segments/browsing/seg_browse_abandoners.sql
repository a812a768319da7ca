-- Looked at products lately, put none into a cart, and has not bought since.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.days_since_last_visit <= {{ var('browse_abandoner_days') }}
        and traits.viewed_product_count >= 1
        and traits.abandoned_cart_at is null
        and coalesce(traits.recency_days > traits.days_since_last_visit, true)
)

select * from members
