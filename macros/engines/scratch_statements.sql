{#- The statements that make a table for the length of this run: filled at once, planned by its real
    size, gone after. -#}
{% macro scratch_statements(table, query) %}
    {{- return(adapter.dispatch('scratch_statements', 'perfil')(table, query)) -}}
{% endmacro %}

{% macro default__scratch_statements(table, query) %}
    {{ return(['create temporary table ' ~ table ~ ' as ' ~ query]) }}
{% endmacro %}

{# Without statistics Postgres takes every temporary table for a small one and loops over it. #}
{% macro postgres__scratch_statements(table, query) %}
    {{ return(perfil.default__scratch_statements(table, query) + ['analyze ' ~ table]) }}
{% endmacro %}

{# Spark's temporary views are evaluated anew at each use: only a written table ends a lineage. #}
{% macro spark__scratch_statements(table, query) %}
    {{ return(['create table ' ~ table ~ ' using parquet as ' ~ query]) }}
{% endmacro %}
