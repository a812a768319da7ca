-- One row per document, and what its paths lead to, still text. Documents that are the same to the
-- last character are different rows: they are numbered, and which gets which number is all one.
{{ config(
    enabled=is_listed(helps=true),
    materialized='table',
    pre_hook="{{ check_mapped_columns('json_events', 'json_events_column', {'the document': var('json_events_column')}) }}"
) }}

with

json_events as (
    select * from {{ source('json_events', 'json_events') }}
),

documents as (
    select
        cast({{ quoted_name(var('json_events_column')) }} as {{ dbt.type_string() }}) as document
    from json_events
),

judged as (
    select
        documents.document,
        {{ row_fingerprint(['documents.document']) }} as fingerprint,
        {{ is_json_object('documents.document') }} as is_object
    from documents
),

mapped as (
    select
        {% for name, path in json_event_paths().items() %}
        {% if path %}
        case
            when judged.is_object then nullif({{ trimmed(json_text('judged.document', path)) }}, '')
        end as {{ name }},
        {% else %}
        cast(null as {{ dbt.type_string() }}) as {{ name }},
        {% endif %}
        {% endfor %}
        judged.document,
        judged.fingerprint,
        judged.is_object,
        judged.fingerprint || '-' || cast(
            row_number() over (partition by judged.fingerprint order by judged.fingerprint)
            as {{ dbt.type_string() }}
        ) as document_id
    from judged
)

select * from mapped
