{{ config(enabled=is_listed()) }}

with

tracks as (
    select * from {{ raw_table('segment', 'tracks') }}
),

renamed as (
    select
        tracks.id as event_id,
        tracks.{{ adapter.quote('timestamp') }} as occurred_at,
        tracks.anonymous_id,
        tracks.user_id,
        tracks.context_campaign_source as utm_source,
        tracks.context_campaign_medium as utm_medium,
        tracks.context_campaign_name as utm_campaign,
        tracks.event_text as event_name,
        tracks.context_page_path as page_path,
        tracks.context_page_referrer as referrer
    from tracks
)

{{ as_feed('events', 'renamed', [
    'event_id', 'occurred_at', 'anonymous_id', 'user_id', 'utm_source', 'utm_medium', 'utm_campaign',
    'event_name', 'page_path', 'referrer',
]) }}
