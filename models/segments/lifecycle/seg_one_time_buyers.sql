-- Bought once and has not come back yet: the second order is the hardest to win.
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

members as (
    select profiles.customer_id
    from profiles
    where profiles.order_count = 1
)

select * from members
