{#- A JSON text whose texts are all empty: what is left is its structure and its numbers. -#}
{% macro json_without_texts(expression) -%}
    {%- set unescaped = perfil.regex_replace(expression, '\\\\.') -%}
    {{- perfil.regex_replace(unescaped, '"[^"]*"', '""') -}}
{%- endmacro %}
