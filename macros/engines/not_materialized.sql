{#- Put after `as` of a CTE that is read several times: each reader works it out by itself, of the few
    columns and rows that it needs. -#}
{% macro not_materialized() %}
    {{- return(adapter.dispatch('not_materialized', 'perfil')()) -}}
{% endmacro %}

{% macro default__not_materialized() %}
    {{ return('not materialized') }}
{% endmacro %}

{# Spark always does, and does not know the words. #}
{% macro spark__not_materialized() %}
    {{ return('') }}
{% endmacro %}
