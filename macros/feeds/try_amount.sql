{#- Text as a decimal with four digits after the point, null when it is not a plain number. -#}
{% macro try_amount(expression) -%}
    {%- set number = '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,2})?$' -%}
    case
        when {{ perfil.regex_matches(expression, perfil.text_literal(number)) }}
            then {{ perfil.try_cast(expression, 'decimal(18, 4)') }}
    end
{%- endmacro %}
