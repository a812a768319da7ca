-- What was paid back beyond the lines taken back, or short of them: ten pounds of goodwill have no
-- line at all. More paid back is a negative amount in Shopify. Shipping is not revenue, so what is
-- given back of it is no refund here.
{{ config(enabled=is_listed()) }}

with

adjustments as (
    select * from {{ raw_table('shopify', 'order_adjustment') }}
),

refunds as (
    select * from {{ raw_table('shopify', 'refund') }}
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
    where adjustments.kind = 'refund_discrepancy'
)

{{ as_feed('refunds', 'discrepancies', [
    'refund_id', 'order_id', 'refunded_at', 'reason', 'amount',
]) }}
