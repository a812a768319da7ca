{#- A floating point number as a decimal, alike on every engine: first to twelve digits, so that a
    half which binary fractions miss by a hair is a half again before it is rounded. -#}
{% macro rounded(expression, data_type) -%}
    cast(cast({{ expression }} as decimal(38, 12)) as {{ data_type }})
{%- endmacro %}
