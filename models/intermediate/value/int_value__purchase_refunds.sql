-- What went back of purchases, refund by refund, an order below zero being one too. One that names
-- no order, as a till's, takes from the customer's latest purchase before it that was worth as
-- much, or else from the latest. Some tills write a refund before its order: that counts from the
-- order on.
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
    union all
    select
        sales.source,
        'order ' || sales.order_id as refund_id,
        cast(null as {{ dbt.type_string() }}) as order_id,
        sales.customer_id,
        sales.order_date as refund_date,
        cast(-sales.net_amount as decimal(18, 4)) as amount
    from sales
    where sales.net_amount < 0
),

days as (
    select
        sales.customer_id,
        sales.order_date,
        sum(sales.net_amount) as amount
    from sales
    where sales.net_amount > 0
    group by
        sales.customer_id,
        sales.order_date
),

ranked as (
    select
        refunds.source,
        refunds.refund_id,
        refunds.customer_id,
        refunds.refund_date,
        refunds.amount,
        days.order_date as purchase_date,
        row_number() over (
            partition by refunds.source, refunds.refund_id
            order by
                case when days.amount >= refunds.amount then 0 else 1 end,
                days.order_date desc
        ) as day_rank
    from refunds
    inner join days
        on
            refunds.customer_id = days.customer_id
            and refunds.refund_date >= days.order_date
    where refunds.order_id is null
),

nameless as (
    select * from ranked
    where day_rank = 1
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
