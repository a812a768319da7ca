{#- A table for the length of this run: filled at once, planned by its real size, gone after. -#}
{% macro create_scratch_table(name, query) %}
    {{- return(adapter.dispatch('create_scratch_table', 'perfil')(name, query)) -}}
{% endmacro %}

{% macro default__create_scratch_table(name, query) %}
    {% do run_query('create temporary table ' ~ name ~ ' as ' ~ query) %}
    {{ return(name) }}
{% endmacro %}

{# Without statistics Postgres takes every temporary table for a small one and loops over it. #}
{% macro postgres__create_scratch_table(name, query) %}
    {% do run_query('create temporary table ' ~ name ~ ' as ' ~ query) %}
    {% do run_query('analyze ' ~ name) %}
    {{ return(name) }}
{% endmacro %}

{# Spark's temporary views are evaluated anew at each use: only a written table ends a lineage. #}
{% macro spark__create_scratch_table(name, query) %}
    {% set relation = this.schema ~ '.' ~ name ~ '_' ~ invocation_id | replace('-', '') %}
    {% do run_query('create table ' ~ relation ~ ' using parquet as ' ~ query) %}
    {{ return(relation) }}
{% endmacro %}
