-- What went back of purchases, refund by refund. One that names no order, as a till's, takes from
-- the customer's latest purchase before it. Some tills write a refund before its order: that counts
-- from the order on.
with

orders as (
    select * from {{ ref('customer_orders') }}
),

sales as (
    select * from orders
    where {{ is_sale('orders') }}
),

refunds as (
    select
        refunds.source,
        refunds.refund_id,
        refunds.order_id,
        refunds.customer_id,
        cast(refunds.refunded_at as date) as refund_date,
        refunds.amount
    from {{ ref('customer_refunds') }} as refunds
    where refunds.currency = '{{ var("reporting_currency") }}'
),

nameless as (
    select
        refunds.source,
        refunds.refund_id,
        refunds.customer_id,
        refunds.refund_date,
        refunds.amount,
        max(sales.order_date) as purchase_date
    from refunds
    inner join sales
        on
            refunds.customer_id = sales.customer_id
            and refunds.refund_date >= sales.order_date
    where
        refunds.order_id is null
        and sales.net_amount > 0
    group by
        refunds.source,
        refunds.refund_id,
        refunds.customer_id,
        refunds.refund_date,
        refunds.amount
),

purchase_refunds as (
    select
        refunds.source,
        refunds.refund_id,
        sales.customer_id,
        sales.order_date as purchase_date,
        greatest(refunds.refund_date, sales.order_date) as refund_date,
        refunds.amount
    from sales
    inner join refunds
        on
            sales.source = refunds.source
            and sales.order_id = refunds.order_id
    union all
    select
        nameless.source,
        nameless.refund_id,
        nameless.customer_id,
        nameless.purchase_date,
        nameless.refund_date,
        nameless.amount
    from nameless
)

select * from purchase_refunds
