{#- Whether a line of a text of many has a match for a regular expression. -#}
{% macro regex_matches_a_line(expression, pattern) %}
    {{- return(adapter.dispatch('regex_matches_a_line', 'perfil')(expression, pattern)) -}}
{% endmacro %}

{% macro default__regex_matches_a_line(expression, pattern) -%}
    {{ perfil.regex_matches(expression, "'(?m)' || " ~ pattern) }}
{%- endmacro %}

{# Postgres calls it so when ^ and $ stand for the ends of a line too. #}
{% macro postgres__regex_matches_a_line(expression, pattern) -%}
    {{ perfil.regex_matches(expression, "('(?w)' || " ~ pattern ~ ')') }}
{%- endmacro %}
