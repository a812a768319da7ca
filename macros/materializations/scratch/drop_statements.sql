{#- The statements that drop these scratch tables. -#}
{% macro drop_statements(tables) %}
    {%- set statements = [] -%}
    {%- for table in tables -%}
        {%- do statements.append('drop table if exists ' ~ table) -%}
    {%- endfor -%}
    {{- return(statements) -}}
{% endmacro %}
