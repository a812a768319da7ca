{#- A text without any of these characters at its ends; none of them may mean something in a class of
    a regular expression. -#}
{% macro trim_characters(expression, characters) %}
    {{- return(adapter.dispatch('trim_characters', 'perfil')(expression, characters)) -}}
{% endmacro %}

{% macro default__trim_characters(expression, characters) -%}
    trim(both '{{ characters }}' from {{ expression }})
{%- endmacro %}

{# DuckDB's trim gathers the characters anew for each value; a constant pattern takes an eighth of that. #}
{% macro duckdb__trim_characters(expression, characters) -%}
    regexp_replace({{ expression }}, '^[{{ characters }}]+|[{{ characters }}]+$', '', 'g')
{%- endmacro %}
