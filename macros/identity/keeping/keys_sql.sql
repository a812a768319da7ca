{#- The values of a column in any of several tables. -#}
{% macro keys_sql(key, tables) -%}
    {%- for table in tables %}
    select {{ key }} from {{ table }}
    {{- ' union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
