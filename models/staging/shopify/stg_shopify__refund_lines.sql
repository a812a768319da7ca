-- One row per line that a refund takes back: what the customer got for it, and the tax on that. A
-- gift card brought no revenue that could go back.
{{ config(enabled=is_listed(helps=['stg_shopify__refunds'])) }}

with

refund_lines as (
    select * from {{ raw_table('shopify', 'order_line_refund') }}
),

order_lines as (
    select * from {{ raw_table('shopify', 'order_line') }}
),

renamed as (
    select
        refund_lines.id as refund_line_id,
        refund_lines.refund_id,
        cast(refund_lines.subtotal as decimal(18, 4)) as subtotal_amount,
        cast(coalesce(refund_lines.total_tax, 0) as decimal(18, 4)) as tax_amount
    from refund_lines
    left join order_lines
        on refund_lines.order_line_id = order_lines.id
    where not coalesce(order_lines.gift_card, false)
)

select * from renamed
