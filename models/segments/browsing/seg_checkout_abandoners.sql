-- Began to pay, stopped, and has not bought since: what was in the way?
with

carts as (
    select * from {{ ref('carts') }}
),

profiles as (
    select * from {{ ref('customer_profiles') }}
),

left_behind as (
    select
        carts.customer_id,
        max(cast(carts.last_step_at as date)) as left_date
    from carts
    where
        carts.status = 'abandoned'
        and carts.level_reached = 'checkout_started'
    group by carts.customer_id
),

members as (
    select profiles.customer_id
    from profiles
    inner join left_behind
        on profiles.customer_id = left_behind.customer_id
    where
        {{ days_between('left_behind.left_date', as_of_date()) }}
        <= {{ var('cart_abandoner_days') }}
        and coalesce(profiles.last_purchase_date < left_behind.left_date, true)
)

select * from members
