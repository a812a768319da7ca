{{ config(enabled=is_listed()) }}

with

additions as (
    select * from {{ raw_table('segment', 'product_added') }}
),

renamed as (
    select
        additions.id as event_id,
        additions.{{ adapter.quote('timestamp') }} as occurred_at,
        additions.anonymous_id,
        additions.user_id,
        additions.context_device_id as device_id,
        lower(additions.context_device_type) as device_type,
        additions.context_campaign_source as utm_source,
        additions.context_campaign_medium as utm_medium,
        additions.context_campaign_name as utm_campaign,
        'Product Added' as event_name,
        additions.context_page_path as page_path,
        additions.context_page_referrer as referrer,
        additions.product_id,
        additions.category,
        {{ told_amount('additions.quantity') }} as quantity,
        {{ told_amount(
            'additions.price * coalesce(additions.quantity, 1)'
        ) | indent(8) }} as value_amount,
        {{ json_object({
            'name': 'additions.name', 'currency': 'additions.currency',
            'cart_id': 'additions.cart_id'
        }) }} as properties
    from additions
)

{{ as_feed('events', 'renamed', [
    'event_id', 'occurred_at', 'anonymous_id', 'user_id', 'device_id', 'device_type', 'utm_source',
    'utm_medium', 'utm_campaign', 'event_name', 'page_path', 'referrer', 'product_id', 'category',
    'quantity', 'value_amount', 'properties',
]) }}
