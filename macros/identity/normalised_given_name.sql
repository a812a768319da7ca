{#- A given name as it is compared: the first of several, lower case, without accents or dots. -#}
{% macro normalised_given_name(expression) -%}
    {%- set letters = perfil.without_accents(expression) -%}
    {{ perfil.regex_replace(perfil.regex_replace(letters, '[ -].*$', ''), '[.]', '') }}
{%- endmacro %}
