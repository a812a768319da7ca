-- Looked at products lately, and has since neither bought nor left anything in a cart.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

carts as (
    select * from {{ ref('carts') }}
),

left_behind as (
    select carts.customer_id
    from carts
    where
        carts.status in ('open', 'abandoned')
        and {{ days_between('cast(carts.last_step_at as date)', as_of_date()) }}
        <= {{ var('cart_abandoner_days') }}
    group by carts.customer_id
),

members as (
    select traits.customer_id
    from traits
    left join left_behind
        on traits.customer_id = left_behind.customer_id
    where
        traits.days_since_last_visit <= {{ var('browse_abandoner_days') }}
        and traits.viewed_product_count >= 1
        and traits.intent_score > 0 -- of looks that an order followed nothing is left
        and left_behind.customer_id is null
)

select * from members
