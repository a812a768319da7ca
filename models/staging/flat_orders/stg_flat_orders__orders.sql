{{ config(enabled=is_listed()) }}

with

invoices as (
    select * from {{ ref('stg_flat_orders__invoices') }}
),

sales as (
    select
        invoices.*,
        'paid' as status
    from invoices
    where invoices.kind = 'sale'
)

{{ as_feed('orders', 'sales', [
    'order_id', 'ordered_at', 'status', 'channel', 'user_id', 'email', 'phone', 'country',
    'currency', 'gross_amount', 'discount_amount', 'net_amount',
]) }}
