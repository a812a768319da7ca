{#- A floating point number as a contract has it: ten digits after the point. What is no number, or
    absurdly large, is null. -#}
{% macro as_figure(expression) -%}
    cast(case when abs({{ expression }}) < 1e17 then {{ expression }} end as decimal(28, 10))
{%- endmacro %}
