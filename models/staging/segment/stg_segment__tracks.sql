-- Every track call stands here, and once more, under the same id and with its properties, in the
-- table of its event. What a listed model reads there is left out here: of two rows with one id the
-- feed would keep either, and only one knows the product. Take that model out of feed_events, and
-- its events come from here again.
{{ config(enabled=is_listed()) }}

{%- set elsewhere = events_with_their_own_table() %}

with

tracks as (
    select * from {{ raw_table('segment', 'tracks') }}
),

kept as (
    select * from tracks
    {% if elsewhere -%}
    where tracks.event is null or tracks.event not in ('{{ elsewhere | join("', '") }}')
    {%- endif %}
),

renamed as (
    select
        kept.id as event_id,
        kept.{{ adapter.quote('timestamp') }} as occurred_at,
        kept.anonymous_id,
        kept.user_id,
        kept.context_device_id as device_id,
        lower(kept.context_device_type) as device_type,
        kept.context_campaign_source as utm_source,
        kept.context_campaign_medium as utm_medium,
        kept.context_campaign_name as utm_campaign,
        kept.event_text as event_name,
        kept.context_page_path as page_path,
        kept.context_page_referrer as referrer
    from kept
)

{{ as_feed('events', 'renamed', [
    'event_id', 'occurred_at', 'anonymous_id', 'user_id', 'device_id', 'device_type', 'utm_source',
    'utm_medium', 'utm_campaign', 'event_name', 'page_path', 'referrer',
]) }}
