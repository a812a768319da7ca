{{ config(enabled=is_listed()) }}

with

order_lines as (
    select * from {{ raw_table('shopify', 'order_line') }}
),

renamed as (
    select
        order_lines.order_id,
        order_lines.id as line_id,
        order_lines.product_id,
        order_lines.quantity,
        order_lines.price as unit_price_amount,
        order_lines.total_discount as discount_amount
    from order_lines
    where not coalesce(order_lines.gift_card, false)
)

{{ as_feed('order_lines', 'renamed', [
    'order_id', 'line_id', 'product_id', 'quantity', 'unit_price_amount', 'discount_amount',
]) }}
