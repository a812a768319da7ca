-- One row per line that a refund takes back; the amount is what the customer got for it.
{{ config(enabled=is_listed(helps=true)) }}

with

refund_lines as (
    select * from {{ raw_table('shopify', 'order_line_refund') }}
),

renamed as (
    select
        refund_lines.id as refund_line_id,
        refund_lines.refund_id,
        cast(refund_lines.subtotal as decimal(18, 4)) as amount
    from refund_lines
)

select * from renamed
