-- What a purchase was worth: all paid in the reporting currency on one day, less what went back.
with

orders as (
    select * from {{ ref('customer_orders') }}
),

amounts as (
    select
        orders.customer_id,
        orders.order_date as purchase_date,
        cast(sum(orders.net_amount - orders.refunded_amount) as decimal(28, 4)) as amount
    from orders
    where
        orders.customer_id is not null
        and orders.status = 'paid'
        and orders.currency = '{{ var("reporting_currency") }}'
    group by
        orders.customer_id,
        orders.order_date
    having
        {{ is_valued(
            'sum(orders.net_amount - orders.refunded_amount)', 'sum(orders.net_amount)'
        ) | indent(8) }}
)

select * from amounts
