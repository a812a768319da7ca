-- In Shopify a refund has its time and order in one table and its amounts, by line, in another.
{{ config(enabled=is_listed()) }}

with

refunds as (
    select * from {{ raw_table('shopify', 'refund') }}
),

refund_lines as (
    select * from {{ ref('stg_shopify__refund_lines') }}
),

totals as (
    select
        refund_lines.refund_id,
        sum(refund_lines.amount) as amount
    from refund_lines
    group by refund_lines.refund_id
),

totalled as (
    select
        refunds.id as refund_id,
        refunds.order_id,
        coalesce(refunds.processed_at, refunds.created_at) as refunded_at,
        'refund' as reason,
        coalesce(totals.amount, 0) as amount
    from refunds
    left join totals
        on refunds.id = totals.refund_id
)

{{ as_feed('refunds', 'totalled', ['refund_id', 'order_id', 'refunded_at', 'reason', 'amount']) }}
