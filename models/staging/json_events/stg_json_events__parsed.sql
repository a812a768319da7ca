-- One row per document, typed; reject_reason says why it cannot be used. An amount that is no
-- number is no reason: it is null, and as it came in the document, which the feed keeps.
{{ config(enabled=is_listed(helps=true), materialized='table') }}

{%- set time_format = var('json_events_time_format') %}
{%- set typed = ['event_id', 'occurred_at', 'quantity', 'value_amount'] %}

with

mapped as (
    select * from {{ ref('stg_json_events__mapped') }}
),

timed as (
    select
        mapped.*,
        {% if time_format == 'iso' -%}
        {{ try_timestamp_utc('mapped.occurred_at') | indent(8) }}
        {%- else -%}
        {{ try_epoch_utc('mapped.occurred_at', time_format) | indent(8) }}
        {%- endif %} as parsed_occurred_at,
        {% if json_event_paths().event_id -%}
        mapped.event_id
        {%- else -%}
        mapped.fingerprint
        {%- endif %} as parsed_event_id
    from mapped
),

judged as (
    select
        timed.*,
        case
            when coalesce({{ trimmed('timed.document') }}, '') = '' then 'the document is empty'
            when not timed.is_object then 'the document is not a JSON object'
            when timed.parsed_event_id is null then 'event_id is empty'
            when timed.occurred_at is null then 'occurred_at is empty'
            when timed.parsed_occurred_at is null then 'occurred_at is not a time'
            when coalesce(timed.{{ identifier_columns() | join(', timed.') }}) is null
                then 'no identifier'
        end as reject_reason
    from timed
),

parsed as (
    select
        {% for name in json_event_paths() if name not in typed %}
        judged.{{ name }},
        {% endfor %}
        judged.document_id,
        judged.document,
        judged.reject_reason,
        judged.parsed_event_id as event_id,
        judged.parsed_occurred_at as occurred_at,
        {{ try_amount('judged.quantity') }} as quantity,
        {{ try_amount('judged.value_amount') }} as value_amount
    from judged
)

select * from parsed
