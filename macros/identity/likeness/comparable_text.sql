{#- A text as it is compared: lower case, without accents or marks, its first 60 characters; null
    when nothing is left. -#}
{% macro comparable_text(expression) -%}
    {%- set plain = perfil.regex_replace(perfil.without_accents(expression), "[\\s.,;:'’`´_/()\"-]+", ' ') -%}
    nullif(substr(trim({{ plain }}), 1, 60), '')
{%- endmacro %}
