{{ config(enabled=is_listed()) }}

with

product_views as (
    select * from {{ raw_table('segment', 'product_viewed') }}
),

renamed as (
    select
        product_views.id as event_id,
        product_views.{{ adapter.quote('timestamp') }} as occurred_at,
        product_views.anonymous_id,
        product_views.user_id,
        product_views.context_device_id as device_id,
        lower(product_views.context_device_type) as device_type,
        product_views.context_campaign_source as utm_source,
        product_views.context_campaign_medium as utm_medium,
        product_views.context_campaign_name as utm_campaign,
        'Product Viewed' as event_name,
        product_views.context_page_path as page_path,
        product_views.context_page_referrer as referrer,
        product_views.product_id,
        product_views.category,
        {{ told_amount('product_views.quantity') }} as quantity,
        {{ told_amount(
            'product_views.price * coalesce(product_views.quantity, 1)'
        ) | indent(8) }} as value_amount,
        {{ json_object({
            'name': 'product_views.name', 'currency': 'product_views.currency'
        }) }} as properties
    from product_views
)

{{ as_feed('events', 'renamed', [
    'event_id', 'occurred_at', 'anonymous_id', 'user_id', 'device_id', 'device_type', 'utm_source',
    'utm_medium', 'utm_campaign', 'event_name', 'page_path', 'referrer', 'product_id', 'category',
    'quantity', 'value_amount', 'properties',
]) }}
