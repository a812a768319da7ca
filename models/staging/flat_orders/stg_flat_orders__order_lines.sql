{{ config(enabled=is_listed()) }}

with

lines as (
    select * from {{ ref('stg_flat_orders__lines') }}
),

sold as (
    select * from lines
    where
        lines.kind = 'sale'
        and lines.reject_reason is null
)

{{ as_feed('order_lines', 'sold', [
    'order_id', 'line_id', 'product_id', 'quantity', 'unit_price_amount', 'discount_amount',
]) }}
