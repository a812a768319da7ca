with

orders as (
    select * from {{ ref('customer_orders') }}
),

refunds as (
    select * from {{ ref('customer_refunds') }}
),

movements as (
    select
        orders.customer_id,
        orders.currency,
        1 as order_count,
        orders.net_amount as ordered_amount,
        cast(0 as decimal(18, 4)) as refunded_amount
    from orders
    where orders.status = 'paid'
    union all
    select
        refunds.customer_id,
        refunds.currency,
        0 as order_count,
        cast(0 as decimal(18, 4)) as ordered_amount,
        refunds.amount as refunded_amount
    from refunds
    -- what was never paid, or is none of our orders, is not earned: giving it back loses nothing
    where
        refunds.order_id is null
        or refunds.order_status = 'paid'
),

customer_revenue as (
    select
        movements.customer_id,
        movements.currency,
        cast(sum(movements.order_count) as {{ dbt.type_bigint() }}) as order_count,
        cast(sum(movements.ordered_amount) as decimal(28, 4)) as ordered_amount,
        cast(sum(movements.refunded_amount) as decimal(28, 4)) as refunded_amount,
        cast(
            sum(movements.ordered_amount) - sum(movements.refunded_amount) as decimal(28, 4)
        ) as net_revenue_amount
    from movements
    group by
        movements.customer_id,
        movements.currency
)

select * from customer_revenue
