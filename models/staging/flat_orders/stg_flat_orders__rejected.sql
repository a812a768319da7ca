-- The lines of the export that cannot be used, as they came.
{{ config(enabled=is_listed(helps=true)) }}

with

lines as (
    select * from {{ ref('stg_flat_orders__lines') }}
),

mapped as (
    select * from {{ ref('stg_flat_orders__mapped') }}
),

rejected as (
    select
        '{{ var('flat_orders_table') }}' as table_name,
        lines.reject_reason as reason,
        lines.line_id as record_id,
        {{ json_object(by_name('mapped', flat_orders_names())) }} as raw_record
    from lines
    inner join mapped
        on lines.line_id = mapped.line_id
    where lines.reject_reason is not null
)

select * from rejected
