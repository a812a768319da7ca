-- A cart of several products: they stand in properties, and product_id stays null.
{{ config(enabled=is_listed()) }}

with

checkouts as (
    select * from {{ raw_table('segment', 'checkout_started') }}
),

renamed as (
    select
        checkouts.id as event_id,
        checkouts.{{ adapter.quote('timestamp') }} as occurred_at,
        checkouts.anonymous_id,
        checkouts.user_id,
        checkouts.context_device_id as device_id,
        lower(checkouts.context_device_type) as device_type,
        checkouts.context_campaign_source as utm_source,
        checkouts.context_campaign_medium as utm_medium,
        checkouts.context_campaign_name as utm_campaign,
        'Checkout Started' as event_name,
        checkouts.context_page_path as page_path,
        checkouts.context_page_referrer as referrer,
        {{ told_amount(
            'coalesce(checkouts.' ~ adapter.quote('value') ~ ', checkouts.revenue)'
        ) | indent(8) }} as value_amount,
        {{ json_object({
            'order_id': 'checkouts.order_id', 'currency': 'checkouts.currency',
            'coupon': 'checkouts.coupon', 'products': 'checkouts.products'
        }) }} as properties
    from checkouts
)

{{ as_feed('events', 'renamed', [
    'event_id', 'occurred_at', 'anonymous_id', 'user_id', 'device_id', 'device_type', 'utm_source',
    'utm_medium', 'utm_campaign', 'event_name', 'page_path', 'referrer', 'value_amount',
    'properties',
]) }}
