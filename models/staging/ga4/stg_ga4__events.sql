-- GA4's own names become Segment's, so that a segment reads one vocabulary. An event about one item
-- has its product; of one about several they stand in properties. The export has no id of an event:
-- what Google says tells two apart is hashed into one.
{{ config(enabled=is_listed()) }}

{%- set names = {
    'page_view': 'Page Viewed',
    'search': 'Products Searched',
    'view_item_list': 'Product List Viewed',
    'select_item': 'Product Clicked',
    'view_item': 'Product Viewed',
    'add_to_wishlist': 'Product Added to Wishlist',
    'add_to_cart': 'Product Added',
    'remove_from_cart': 'Product Removed',
    'view_cart': 'Cart Viewed',
    'begin_checkout': 'Checkout Started',
    'add_payment_info': 'Payment Info Entered',
    'purchase': 'Order Completed',
    'refund': 'Order Refunded',
    'view_promotion': 'Promotion Viewed',
    'select_promotion': 'Promotion Clicked',
    'login': 'Signed In',
    'sign_up': 'Signed Up',
} %}

with

events as (
    select * from {{ source_table('ga4', 'events') }}
),

about_one_item as (
    select
        events.*,
        -- loaders give these types of their own; a value can be NaN
        cast(events.event_timestamp as {{ dbt.type_bigint() }}) as event_micros,
        {{ told_amount('events.event_value') }} as value_amount,
        case
            when {{ json_text('events.items', '$[1]') }} is null then events.items
        end as only_item
    from events
),

renamed as (
    select
        {{ row_fingerprint([
            'user_pseudo_id', 'event_timestamp', 'event_name', 'event_bundle_sequence_id',
            'batch_event_index'
        ]) | indent(8) }} as event_id,
        {{ try_epoch_utc(
            'cast(about_one_item.event_micros as ' ~ dbt.type_string() ~ ')', 'microseconds'
        ) | indent(8) }} as occurred_at,
        case about_one_item.event_name
            {%- for ga4_name, name in names.items() %}
            when '{{ ga4_name }}' then '{{ name }}'
            {%- endfor %}
            else about_one_item.event_name
        end as event_name,
        about_one_item.user_pseudo_id as anonymous_id,
        about_one_item.user_id,
        {{ url_path('about_one_item.page_location') }} as page_path,
        about_one_item.page_referrer as referrer,
        about_one_item.collected_traffic_source_manual_source as utm_source,
        about_one_item.collected_traffic_source_manual_medium as utm_medium,
        about_one_item.collected_traffic_source_manual_campaign_name as utm_campaign,
        lower(about_one_item.device_category) as device_type,
        about_one_item.geo_country as country,
        nullif(about_one_item.geo_region, '(not set)') as region,
        -- what the site did not say, GA4 writes in brackets
        nullif({{ json_text('about_one_item.only_item', '$[0].item_id') }}, '(not set)')
            as product_id,
        nullif({{ json_text('about_one_item.only_item', '$[0].item_category') }}, '(not set)')
            as category,
        {{ try_amount(json_text('about_one_item.only_item', '$[0].quantity')) }} as quantity,
        about_one_item.value_amount,
        {{ json_object(by_name('about_one_item', [
            'geo_country', 'traffic_source_source', 'traffic_source_medium', 'traffic_source_name',
            'currency', 'transaction_id', 'items'
        ])) }} as properties
    from about_one_item
)

{{ as_feed('events', 'renamed', [
    'event_id', 'occurred_at', 'event_name', 'anonymous_id', 'user_id', 'page_path', 'referrer',
    'utm_source', 'utm_medium', 'utm_campaign', 'device_type', 'country', 'region', 'product_id',
    'category', 'quantity', 'value_amount', 'properties',
]) }}
