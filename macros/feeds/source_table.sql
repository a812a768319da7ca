{#- A source's table with every column that its yml describes. Loaders write a table or a column
    only once a first value has come: a table that is not there is an error that says what to do
    (or empty, if `absent_tables` names it), an optional column that is not there is null. -#}
{% macro source_table(source_name, table_name) %}
    {%- set relation = source(source_name, table_name) -%}
    {#- in a unit test the source is a fixture, which has all columns -#}
    {%- if not execute or '__dbt__cte__' in relation | string -%}
        {{- return(relation) -}}
    {%- endif -%}
    {%- set described = graph.sources['source.perfil.' ~ source_name ~ '.' ~ table_name] -%}
    {%- set there = [] -%}
    {%- set is_absent = source_name ~ '.' ~ table_name in var('absent_tables') -%}
    {%- if not is_absent -%}
        {%- do there.extend(perfil.columns_there(relation, described)) -%}
    {%- endif -%}
    {%- set nulls = [] -%}
    {%- for name, column in described.columns.items() if name not in there -%}
        {%- set data_type = {'string': dbt.type_string(), 'timestamp': dbt.type_timestamp()}.get(
            column.data_type, column.data_type
        ) -%}
        {%- do nulls.append('cast(null as ' ~ data_type ~ ') as ' ~ adapter.quote(name)) -%}
    {%- endfor -%}
    {%- if is_absent -%}
        {{- return('(select ' ~ nulls | join(', ') ~ ' where 1 = 0) as absent') -}}
    {%- elif nulls -%}
        {{- return('(select *, ' ~ nulls | join(', ') ~ ' from ' ~ relation ~ ') as described') -}}
    {%- endif -%}
    {{- return(relation) -}}
{% endmacro %}
