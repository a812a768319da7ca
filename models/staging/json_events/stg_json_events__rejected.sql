-- The documents that cannot be used, as they came.
{{ config(enabled=is_listed(helps=true)) }}

with

parsed as (
    select * from {{ ref('stg_json_events__parsed') }}
),

rejected as (
    select
        '{{ var('json_events_table') }}' as table_name,
        parsed.reject_reason as reason,
        parsed.document_id as record_id,
        {{ json_object({var('json_events_column'): 'parsed.document'}) }} as raw_record
    from parsed
    where parsed.reject_reason is not null
)

select * from rejected
