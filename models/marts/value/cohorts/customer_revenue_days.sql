-- Money by the day: what every look at the past is added up from.
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
        orders.order_date as revenue_date,
        1 as order_count,
        case when {{ is_purchase('orders') }} then 1 else 0 end as purchase_count,
        orders.net_amount as ordered_amount,
        cast(0 as decimal(18, 4)) as refunded_amount
    from orders
    where orders.status = 'paid'
    union all
    select
        refunds.customer_id,
        refunds.currency,
        cast(refunds.refunded_at as date) as revenue_date,
        0 as order_count,
        0 as purchase_count,
        cast(0 as decimal(18, 4)) as ordered_amount,
        refunds.amount as refunded_amount
    from refunds
    -- as in customer_revenue: what was never earned is not lost
    where
        refunds.order_id is null
        or refunds.order_status = 'paid'
),

customer_revenue_days as (
    select
        movements.customer_id,
        movements.currency,
        movements.revenue_date,
        cast(sum(movements.order_count) as {{ dbt.type_bigint() }}) as order_count,
        cast(sum(movements.purchase_count) as {{ dbt.type_bigint() }}) as purchase_count,
        cast(
            sum(movements.ordered_amount) - sum(movements.refunded_amount) as decimal(28, 4)
        ) as net_revenue_amount
    from movements
    group by
        movements.customer_id,
        movements.currency,
        movements.revenue_date
)

select * from customer_revenue_days
