-- A till's refund is an invoice of its own and names no order, so order_id stays null. Most tills
-- write it below zero.
{{ config(enabled=is_listed()) }}

with

invoices as (
    select * from {{ ref('stg_flat_orders__invoices') }}
),

refunds as (
    select
        invoices.order_id as refund_id,
        invoices.kind as reason,
        invoices.ordered_at as refunded_at,
        invoices.user_id,
        invoices.email,
        invoices.phone,
        invoices.country,
        invoices.currency,
        {{ 1 if var('flat_orders_refunds_are_positive') else -1 }} * invoices.net_amount as amount
    from invoices
    where invoices.kind in ('refund', 'adjustment')
)

{{ as_feed('refunds', 'refunds', [
    'refund_id', 'reason', 'refunded_at', 'user_id', 'email', 'phone', 'country', 'currency',
    'amount',
]) }}
