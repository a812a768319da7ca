{{ config(enabled=is_listed()) }}

with

parsed as (
    select * from {{ ref('stg_json_events__parsed') }}
),

usable as (
    select
        parsed.*,
        parsed.document as properties
    from parsed
    where parsed.reject_reason is null
)

{{ as_feed('events', 'usable', json_event_paths() | list + ['properties']) }}
