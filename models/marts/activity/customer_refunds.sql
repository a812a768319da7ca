-- A refund belongs to the buyer of its order, who may be nobody, or, where it names no order that
-- we know, to whom it names itself.
{{ built_after(['int_identity__finished']) }}

with

refunds as (
    select * from {{ ref('int_feeds__refunds') }}
),

orders as (
    select * from {{ ref('customer_orders') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

customer_refunds as (
    select
        refunds.source,
        refunds.refund_id,
        refunds.order_id,
        orders.status as order_status,
        case
            when orders.order_id is null then sighting_customers.customer_id
            else orders.customer_id
        end as customer_id,
        refunds.refunded_at,
        refunds.reason,
        coalesce(
            refunds.currency, orders.currency, '{{ var("reporting_currency") }}'
        ) as currency,
        refunds.amount
    from refunds
    left join orders
        on
            refunds.source = orders.source
            and refunds.order_id = orders.order_id
    left join sighting_customers
        on refunds.sighting_key = sighting_customers.sighting_key
)

select * from customer_refunds
