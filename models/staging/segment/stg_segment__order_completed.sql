-- What the web site saw of an order; the order itself, with its status and refunds, is the shop's.
{{ config(enabled=is_listed()) }}

with

completions as (
    select * from {{ raw_table('segment', 'order_completed') }}
),

renamed as (
    select
        completions.id as event_id,
        completions.{{ adapter.quote('timestamp') }} as occurred_at,
        completions.anonymous_id,
        completions.user_id,
        completions.context_device_id as device_id,
        lower(completions.context_device_type) as device_type,
        completions.context_campaign_source as utm_source,
        completions.context_campaign_medium as utm_medium,
        completions.context_campaign_name as utm_campaign,
        'Order Completed' as event_name,
        completions.context_page_path as page_path,
        completions.context_page_referrer as referrer,
        {{ told_amount('coalesce(completions.revenue, completions.total)') | indent(8) }}
            as value_amount,
        {{ json_object({
            'order_id': 'completions.order_id', 'currency': 'completions.currency',
            'coupon': 'completions.coupon', 'products': 'completions.products'
        }) }} as properties
    from completions
)

{{ as_feed('events', 'renamed', [
    'event_id', 'occurred_at', 'anonymous_id', 'user_id', 'device_id', 'device_type', 'utm_source',
    'utm_medium', 'utm_campaign', 'event_name', 'page_path', 'referrer', 'value_amount',
    'properties',
]) }}
