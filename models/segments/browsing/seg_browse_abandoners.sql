-- Looked at products lately, and has since neither bought nor left anything in a cart.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

carts as (
    select * from {{ ref('carts') }}
),

left_behind as (
    select
        carts.customer_id,
        min({{ days_between('cast(carts.last_step_at as date)', as_of_date()) }}) as left_days,
        max(case when carts.status = 'open' then 1 else 0 end) as is_open
    from carts
    where carts.status in ('open', 'abandoned')
    group by carts.customer_id
),

members as (
    select traits.customer_id
    from traits
    left join left_behind
        on
            traits.customer_id = left_behind.customer_id
            and left_behind.left_days <= {{ var('cart_abandoner_days') }}
            -- a cart that was bought some other way is left by nobody
            and (
                left_behind.is_open = 1
                or coalesce(traits.recency_days > left_behind.left_days, true)
            )
    where
        traits.days_since_last_visit <= {{ var('browse_abandoner_days') }}
        and traits.viewed_product_count >= 1
        and traits.intent_score > 0 -- of looks that an order followed nothing is left
        and left_behind.customer_id is null
)

select * from members
