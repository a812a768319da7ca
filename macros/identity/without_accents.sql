{#- A text in lower case, its letters without accents: `translate` leaves out what has no
    counterpart, here accents as signs of their own. -#}
{% macro without_accents(expression) -%}
    {%- set letters = perfil.letter_cases() -%}
    lower({{ perfil.translate_beyond_ascii(
        expression,
        letters.accented ~ letters.accented_capitals ~ letters.plain_capitals ~ 'ςΐΰ' ~ letters.accents,
        letters.unaccented ~ letters.unaccented ~ letters.plain ~ 'σιυ'
    ) }})
{%- endmacro %}
