-- Bought lately, and something goes well with what they have (see next_best_products).
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.next_product_id is not null
        and traits.recency_days <= {{ var('cross_sell_days') }}
)

select * from members
