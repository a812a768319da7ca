{#- The text of a mapped column of the flat export, blank as null; null where none is mapped. -#}
{% macro flat_orders_column(name) -%}
    {%- set column = var('flat_orders_columns').get(name) -%}
    {%- if column -%}
        {%- set text = 'cast(' ~ perfil.quoted_name(column) ~ ' as ' ~ dbt.type_string() ~ ')' -%}
        nullif({{ perfil.trimmed(text) }}, '')
    {%- else -%}
        cast(null as {{ dbt.type_string() }})
    {%- endif -%}
{%- endmacro %}
