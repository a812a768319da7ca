{#- Whether a text has a match for a regular expression (keep to what all engines share). -#}
{% macro regex_matches(expression, pattern) %}
    {{- return(adapter.dispatch('regex_matches', 'perfil')(expression, pattern)) -}}
{% endmacro %}

{% macro default__regex_matches(expression, pattern) -%}
    regexp_matches({{ expression }}, {{ pattern }})
{%- endmacro %}

{% macro postgres__regex_matches(expression, pattern) -%}
    ({{ expression }} ~ {{ pattern }})
{%- endmacro %}

{% macro spark__regex_matches(expression, pattern) -%}
    ({{ expression }} rlike {{ pattern }})
{%- endmacro %}
