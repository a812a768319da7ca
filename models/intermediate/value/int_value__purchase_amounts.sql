-- What a purchase was worth: all paid in the reporting currency on one day, less what went back.
with

orders as (
    select * from {{ ref('customer_orders') }}
),

sales as (
    select * from orders
    where {{ is_sale('orders') }} and orders.net_amount >= 0
),

refunds as (
    select * from {{ ref('int_value__purchase_refunds') }}
),

paid as (
    select
        sales.customer_id,
        sales.order_date as purchase_date,
        sum(sales.net_amount) as amount
    from sales
    group by
        sales.customer_id,
        sales.order_date
),

refunded as (
    select
        refunds.customer_id,
        refunds.purchase_date,
        sum(refunds.amount) as amount
    from refunds
    group by
        refunds.customer_id,
        refunds.purchase_date
),

amounts as (
    select
        paid.customer_id,
        paid.purchase_date,
        cast(paid.amount - coalesce(refunded.amount, 0) as decimal(28, 4)) as amount
    from paid
    left join refunded
        on
            paid.customer_id = refunded.customer_id
            and paid.purchase_date = refunded.purchase_date
    where {{ is_valued('(paid.amount - coalesce(refunded.amount, 0))', 'paid.amount') }}
)

select * from amounts
