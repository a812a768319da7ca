{#- The columns of a source's table, by their names in lower case; an error, with what to do, when
    the table is not there or lacks a column that its yml requires. -#}
{% macro columns_there(relation, described) %}
    {%- set name = described.source_name ~ '.' ~ described.name -%}
    {%- set there = perfil.warehouse_columns(relation) -%}
    {%- if not there -%}
        {{ exceptions.raise_compiler_error(
            'There is no table ' ~ relation.schema ~ '.' ~ relation.identifier ~ ', which '
            ~ model.name ~ " reads. If its schema has another name, set '" ~ described.source_name
            ~ "_schema' under vars in dbt_project.yml. If you do not have this table, add '" ~ name
            ~ "' to absent_tables there and it is read as empty; if you have nothing of all that "
            ~ model.name ~ " tells, take it out of its feed's list."
        ) }}
    {%- endif -%}
    {%- set missing = described.config.meta.get('required', []) | reject('in', there) | list -%}
    {%- if missing -%}
        {{ exceptions.raise_compiler_error(
            model.name ~ ' cannot do without the column ' ~ missing | join(', ') ~ ' of '
            ~ relation.schema ~ '.' ~ relation.identifier ~ ', which has: ' ~ there | join(', ')
            ~ '. Is it the table that ' ~ described.source_name ~ "'s loader writes?"
        ) }}
    {%- endif -%}
    {{- return(there) -}}
{% endmacro %}
