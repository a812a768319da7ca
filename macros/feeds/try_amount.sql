{#- Text as a decimal with four digits after the point, null when it is not a plain number. -#}
{% macro try_amount(expression) -%}
    {#- with an exponent, no more digits than a double has: DuckDB gives up on some of more -#}
    {%- set plain = '[0-9]+[.]?[0-9]*|[.][0-9]+' -%}
    {%- set scientific = '([0-9]{1,17}([.][0-9]{0,17})?|[.][0-9]{1,17})[eE][+-]?[0-9]{1,2}' -%}
    {%- set number = '^[+-]?(' ~ plain ~ '|' ~ scientific ~ ')$' -%}
    case
        when {{ perfil.regex_matches(expression, perfil.text_literal(number)) }}
            then {{ perfil.try_cast(expression, 'decimal(18, 4)') }}
    end
{%- endmacro %}
