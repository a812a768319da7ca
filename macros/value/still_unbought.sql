{#- How likely it is that a customer who has not left buys nothing for so many weeks more. -#}
{% macro still_unbought(weeks) -%}
    exp(greatest(-600, -rate_shape * ln(1 + {{ weeks }} / waited_weeks)))
{%- endmacro %}
