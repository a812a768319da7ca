-- A Shopify refund has its time and order in one table and its amounts, by line, in another. Like
-- the order's subtotal they include tax where its prices do, and revenue never does.
{{ config(enabled=is_listed()) }}

with

refunds as (
    select * from {{ raw_table('shopify', 'refund') }}
),

refund_lines as (
    select * from {{ ref('stg_shopify__refund_lines') }}
),

orders as (
    select * from {{ raw_table('shopify', 'order') }}
),

totals as (
    select
        refund_lines.refund_id,
        sum(refund_lines.subtotal_amount) as subtotal_amount,
        sum(refund_lines.tax_amount) as tax_amount
    from refund_lines
    group by refund_lines.refund_id
),

totalled as (
    select
        refunds.id as refund_id,
        refunds.order_id,
        coalesce(refunds.processed_at, refunds.created_at) as refunded_at,
        'refund' as reason,
        coalesce(totals.subtotal_amount, 0)
        - case when orders.taxes_included then coalesce(totals.tax_amount, 0) else 0 end as amount
    from refunds
    left join totals
        on refunds.id = totals.refund_id
    left join orders
        on refunds.order_id = orders.id
)

{{ as_feed('refunds', 'totalled', ['refund_id', 'order_id', 'refunded_at', 'reason', 'amount']) }}
