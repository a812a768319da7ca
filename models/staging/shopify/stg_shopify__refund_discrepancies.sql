-- What was paid back beyond the lines taken back, or short of them: ten pounds of goodwill have no
-- line at all. More paid back is a negative amount in Shopify. Shipping is not revenue, so what is
-- given back of it is no refund here; nor is gift cards' money, which never was revenue either.
{{ config(enabled=is_listed()) }}

with

adjustments as (
    select * from {{ raw_table('shopify', 'order_adjustment') }}
),

refunds as (
    select * from {{ raw_table('shopify', 'refund') }}
),

refund_lines as (
    select * from {{ raw_table('shopify', 'order_line_refund') }}
),

order_lines as (
    select * from {{ raw_table('shopify', 'order_line') }}
),

card_refunds as (
    select refund_lines.refund_id
    from refund_lines
    inner join order_lines
        on refund_lines.order_line_id = order_lines.id
    where order_lines.gift_card
    group by refund_lines.refund_id
),

card_orders as (
    select order_lines.order_id
    from order_lines
    group by order_lines.order_id
    having count(case when order_lines.gift_card then 1 end) = count(*)
),

discrepancies as (
    select
        'discrepancy-' || cast(adjustments.id as {{ dbt.type_string() }}) as refund_id,
        adjustments.order_id,
        coalesce(refunds.processed_at, refunds.created_at) as refunded_at,
        'refund' as reason,
        -adjustments.amount as amount
    from adjustments
    inner join refunds
        on adjustments.refund_id = refunds.id
    left join card_refunds
        on adjustments.refund_id = card_refunds.refund_id
    left join card_orders
        on adjustments.order_id = card_orders.order_id
    where
        adjustments.kind = 'refund_discrepancy'
        and card_refunds.refund_id is null
        and card_orders.order_id is null
)

{{ as_feed('refunds', 'discrepancies', [
    'refund_id', 'order_id', 'refunded_at', 'reason', 'amount',
]) }}
