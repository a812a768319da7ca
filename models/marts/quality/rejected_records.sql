{%- set columns = ['table_name', 'reason', 'record_id', 'raw_record'] %}

with

rejected_records as (
    {% for name in var('rejected_records') %}
    select
        '{{ source_of(name) }}' as source,
        {{ columns | join(',\n        ') }}
    from {{ ref(name) }}
    {{ 'union all' if not loop.last }}
    {% else %}
    select
        {% for name in ['source'] + columns %}
        cast(null as {{ dbt.type_string() }}) as {{ name }}{{ ',' if not loop.last }}
        {% endfor %}
    where 1 = 0
    {% endfor %}
)

select * from rejected_records
