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

{# Spark's temporary views are evaluated anew at each use: only a written table ends a lineage. Its
   name holds the model's, because models that run side by side share the schema. #}
{% macro spark__create_scratch_table(name, query) %}
    {% set run_name = invocation_id | replace('-', '') %}
    {% set relation = this.schema ~ '.' ~ this.identifier ~ '_' ~ name ~ '_' ~ run_name %}
    {% do run_query('create table ' ~ relation ~ ' using parquet as ' ~ query) %}
    {{ return(relation) }}
{% endmacro %}
