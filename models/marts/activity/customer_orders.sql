{{ built_after(['int_identity__finished']) }}

with

orders as (
    select * from {{ ref('int_feeds__orders') }}
),

refunds as (
    select * from {{ ref('int_feeds__refunds') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

-- what went back in another currency is no part of this order's amount
refunded as (
    select
        refunds.source,
        refunds.order_id,
        cast(sum(refunds.amount) as decimal(28, 4)) as refunded_amount
    from orders
    inner join refunds
        on
            orders.source = refunds.source
            and orders.order_id = refunds.order_id
    where
        coalesce(refunds.currency, orders.currency, '{{ var("reporting_currency") }}')
        = coalesce(orders.currency, '{{ var("reporting_currency") }}')
    group by
        refunds.source,
        refunds.order_id
),

customer_orders as (
    select
        orders.source,
        orders.order_id,
        sighting_customers.customer_id,
        orders.ordered_at,
        cast(orders.ordered_at as date) as order_date,
        orders.status,
        orders.channel,
        coalesce(orders.currency, '{{ var("reporting_currency") }}') as currency,
        orders.gross_amount,
        orders.discount_amount,
        orders.tax_amount,
        orders.shipping_amount,
        orders.net_amount,
        cast(coalesce(refunded.refunded_amount, 0) as decimal(28, 4)) as refunded_amount,
        orders.coupon_code,
        orders.country
    from orders
    left join sighting_customers
        on orders.sighting_key = sighting_customers.sighting_key
    left join refunded
        on
            orders.source = refunded.source
            and orders.order_id = refunded.order_id
)

select * from customer_orders
