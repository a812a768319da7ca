{#- A text in lower case, alike on every engine: where the database's locale is C, Postgres' lower()
    knows no letters but A to Z, and of a dotted I, or a sigma at a word's end, each engine has its
    own idea. A small letter stays what it is. -#}
{% macro lower_case(expression) -%}
    {%- set letters = perfil.letter_cases() -%}
    lower({{ perfil.translate_beyond_ascii(
        expression,
        letters.accented_capitals ~ letters.plain_capitals,
        (letters.accented | replace('ı', 'i')) ~ letters.plain
    ) }})
{%- endmacro %}
