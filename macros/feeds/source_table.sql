{#- A source's table with every column that its yml describes. Loaders write a table or a column
    only once a first value has come: a table that is not there is an error that says what to do
    (or empty, if `absent_tables` names it), an optional column that is not there is null. A column
    landed as text is read as its type; the rows where it cannot be are in int_feeds__unreadable. -#}
{% macro source_table(source_name, table_name) %}
    {%- set relation = source(source_name, table_name) -%}
    {#- in a unit test the source is a fixture, which has all columns -#}
    {%- if not execute or '__dbt__cte__' in relation | string -%}
        {{- return(relation) -}}
    {%- endif -%}
    {%- set described = graph.sources[
        ['source', model.package_name, source_name, table_name] | join('.')
    ] -%}
    {%- if source_name ~ '.' ~ table_name in var('absent_tables') -%}
        {%- set columns = perfil.described_columns(described, {}, {}) -%}
        {{- return('(select ' ~ columns ~ ' where 1 = 0) as absent') -}}
    {%- endif -%}
    {%- set there = perfil.columns_there(relation, described) -%}
    {%- set texts = perfil.text_columns(described, there) -%}
    {%- set names = there.values() | map(attribute='name') | list -%}
    {%- if not texts and described.columns | reject('in', names) | list == [] -%}
        {{- return(relation) -}}
    {%- endif -%}
    {%- set columns = perfil.described_columns(described, there, texts) -%}
    {%- set is_readable = ' where ' ~ perfil.unreadable_reason(texts, there) ~ " = ''" -%}
    {{- return(
        '(select ' ~ columns ~ ' from ' ~ relation ~ (is_readable if texts else '') ~ ') as described'
    ) -}}
{% endmacro %}
