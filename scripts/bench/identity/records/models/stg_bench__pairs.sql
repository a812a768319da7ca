-- The pairs as events, a second apart, each of which names two identifiers. Addresses at example.com
-- would be blocked.
with

pairs as (
    select
        replace(left_identifier, '@example.com', '@post.example') as left_identifier,
        replace(right_identifier, '@example.com', '@post.example') as right_identifier,
        seen_at,
        split_part(left_identifier, ':', 1) as left_type,
        split_part(right_identifier, ':', 1) as right_type
    from {{ var('pairs') }}
    where seen_at < {{ var('seen_before') }}
),

rows as (
    select
        cast(seen_at as varchar) as event_id,
        timestamp '2026-01-01' + to_seconds(seen_at) as occurred_at,
        'Page Viewed' as event_name,
        {% for column, kind in {'user_id': 'login', 'email': 'email', 'phone': 'phone'}.items() %}
        case
            when left_type = '{{ kind }}' then split_part(left_identifier, ':', 2)
            when right_type = '{{ kind }}' then split_part(right_identifier, ':', 2)
        end as {{ column }},
        {% endfor %}
        case when left_type = 'cookie' then left_identifier end as device_id,
        case when right_type = 'cookie' then right_identifier end as anonymous_id
    from pairs
)

{{ perfil.as_feed('events', 'rows', [
    'event_id', 'occurred_at', 'event_name', 'user_id', 'email', 'phone', 'device_id',
    'anonymous_id'
]) }}
