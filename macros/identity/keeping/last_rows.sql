{#- A select of a table as the last run left it, for models that come before it in this run. Where
    there is none, or one that lacks a column, no rows. In a unit test there is none. -#}
{% macro last_rows(name, texts, moments=[]) %}
    {%- set columns = texts + moments -%}
    {%- set relation = this.incorporate(path={'identifier': name}) -%}
    {%- set there = {} -%}
    {%- if execute and model.resource_type != 'unit_test' -%}
        {%- set there = perfil.warehouse_columns(relation) -%}
    {%- endif -%}
    {%- if columns | reject('in', there) | list == [] -%}
        {{- return('select ' ~ columns | join(', ') ~ ' from ' ~ relation) -}}
    {%- endif -%}
    {%- set nothing = [] -%}
    {%- for column in columns -%}
        {%- set data_type = dbt.type_string() if column in texts else dbt.type_timestamp() -%}
        {%- do nothing.append('cast(null as ' ~ data_type ~ ') as ' ~ column) -%}
    {%- endfor -%}
    {{- return('select ' ~ nothing | join(', ') ~ ' where 1 = 0') -}}
{% endmacro %}
