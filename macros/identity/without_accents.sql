{#- A text in lower case, its Latin letters without accents. -#}
{% macro without_accents(expression) -%}
    {%- set letters = perfil.letter_cases() -%}
    lower({{ perfil.translate_beyond_ascii(
        expression,
        letters.accented ~ letters.accented_capitals ~ letters.plain_capitals ~ 'ς',
        letters.unaccented ~ letters.unaccented ~ letters.plain ~ 'σ'
    ) }})
{%- endmacro %}
