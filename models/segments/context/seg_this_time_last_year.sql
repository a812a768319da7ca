-- Bought at this time last year and not in the last weeks: what they bought for may come again.
with

orders as (
    select * from {{ ref('customer_orders') }}
),

traits as (
    select * from {{ ref('customer_traits') }}
),

seasonal as (
    select orders.customer_id
    from orders
    where
        {{ is_purchase('orders') }}
        and {{ days_between('orders.order_date', as_of_date()) }}
        between 365 - {{ var('season_days') }} and 365 + {{ var('season_days') }}
    group by orders.customer_id
),

members as (
    select traits.customer_id
    from traits
    inner join seasonal
        on traits.customer_id = seasonal.customer_id
    where traits.recency_days > {{ var('season_days') }}
)

select * from members
