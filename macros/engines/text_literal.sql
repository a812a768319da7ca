{#- A text as an SQL literal, whatever characters it holds. -#}
{% macro text_literal(text) %}
    {{- return(adapter.dispatch('text_literal', 'perfil')(text)) -}}
{% endmacro %}

{% macro default__text_literal(text) -%}
    '{{ text | replace("'", "''") }}'
{%- endmacro %}

{# In Spark's literals a backslash escapes. #}
{% macro spark__text_literal(text) -%}
    '{{ text | replace("\\", "\\\\") | replace("'", "\\'") }}'
{%- endmacro %}
