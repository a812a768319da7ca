-- The moment a visitor says who they are: an event like any other, and the web's richest evidence.
{{ config(enabled=is_listed()) }}

with

identifies as (
    select * from {{ raw_table('segment', 'identifies') }}
),

renamed as (
    select
        identifies.id as event_id,
        identifies.{{ adapter.quote('timestamp') }} as occurred_at,
        identifies.anonymous_id,
        identifies.user_id,
        identifies.context_device_id as device_id,
        lower(identifies.context_device_type) as device_type,
        identifies.context_campaign_source as utm_source,
        identifies.context_campaign_medium as utm_medium,
        identifies.context_campaign_name as utm_campaign,
        'Identified' as event_name,
        identifies.email
    from identifies
)

{{ as_feed('events', 'renamed', [
    'event_id', 'occurred_at', 'anonymous_id', 'user_id', 'device_id', 'device_type', 'utm_source',
    'utm_medium', 'utm_campaign', 'event_name', 'email',
]) }}
