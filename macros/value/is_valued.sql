{#- Whether a day's purchases count in what an order of theirs is worth: something was kept, or they
    were free and free orders count, whose worth is then nothing. What was returned whole does not. -#}
{% macro is_valued(kept_amount, paid_amount) -%}
    (
        {{ kept_amount }} > 0
        or ({{ kept_amount }} = 0 and {{ paid_amount }} = 0 and {{ var('count_zero_value_orders') }})
    )
{%- endmacro %}
