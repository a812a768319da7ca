{{ config(enabled=is_listed()) }}

with

pages as (
    select * from {{ raw_table('segment', 'pages') }}
),

renamed as (
    select
        pages.id as event_id,
        pages.{{ adapter.quote('timestamp') }} as occurred_at,
        pages.anonymous_id,
        pages.user_id,
        pages.context_device_id as device_id,
        lower(pages.context_device_type) as device_type,
        pages.context_campaign_source as utm_source,
        pages.context_campaign_medium as utm_medium,
        pages.context_campaign_name as utm_campaign,
        'Page Viewed' as event_name,
        pages.path as page_path,
        pages.referrer
    from pages
)

{{ as_feed('events', 'renamed', [
    'event_id', 'occurred_at', 'anonymous_id', 'user_id', 'device_id', 'device_type', 'utm_source',
    'utm_medium', 'utm_campaign', 'event_name', 'page_path', 'referrer',
]) }}
