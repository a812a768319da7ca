{#- A text as it is compared: lower case, no accents, no blanks, no punctuation; null when nothing is
    left. Letters that are not Latin stay as they are. -#}
{% macro plain_text(expression) -%}
    {%- set letters = perfil.without_accents("replace(" ~ expression ~ ", 'ß', 'ss')") -%}
    nullif({{ perfil.regex_replace(letters, perfil.signs_pattern(), '') }}, '')
{%- endmacro %}
