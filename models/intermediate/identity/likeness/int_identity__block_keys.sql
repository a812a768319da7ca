-- In which blocks each record stands: only records of one block are compared.
{{ config(meta={'likeness': likeness_spec()}) }}

with

records as (
    select * from {{ ref('int_identity__person_records') }}
),

block_keys as (
    {% for fields in likeness_blocks() %}
    select
        records.record_key,
        records.identifier_key,
        '{{ fields | join(", ") }}' as block_name,
        md5(records.{{ fields | join(" || ':' || records.") }}) as block_key
    from records
    where coalesce({{ 'records.' ~ fields | join(' || records.') }}, '') != ''
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select * from block_keys
