{#- A select of a model's table as the last run left it, for models that come before it in this run.
    `texts`, the first of them the key, and `moments` name its columns. Where there is no such table,
    and in a unit test, no rows; a column that it did not have then is null. -#}
{% macro last_rows(name, texts, moments=[]) %}
    {%- set there, relation = {}, none -%}
    {%- if execute and model.resource_type != 'unit_test' -%}
        {%- set node = graph.nodes['model.perfil.' ~ name] -%}
        {%- set relation = this.incorporate(path={
            'database': node.database, 'schema': node.schema, 'identifier': node.alias
        }) -%}
        {%- set there = perfil.warehouse_columns(relation) -%}
    {%- endif -%}
    {%- set selected = [] -%}
    {%- for column in texts + moments -%}
        {%- set data_type = dbt.type_string() if column in texts else dbt.type_timestamp() -%}
        {%- do selected.append(
            column if column in there else 'cast(null as ' ~ data_type ~ ') as ' ~ column
        ) -%}
    {%- endfor -%}
    {{- return(
        'select ' ~ selected | join(', ')
        ~ (' from ' ~ relation if texts[0] in there else ' where 1 = 0')
    ) -}}
{% endmacro %}
