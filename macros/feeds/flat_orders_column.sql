{#- The text of a mapped column of the flat export, blank as null; null where none is mapped. -#}
{% macro flat_orders_column(name) -%}
    {%- set column = var('flat_orders_columns').get(name) -%}
    {%- if column -%}
        nullif(trim(cast({{ adapter.quote(column) }} as {{ dbt.type_string() }})), '')
    {%- else -%}
        cast(null as {{ dbt.type_string() }})
    {%- endif -%}
{%- endmacro %}
