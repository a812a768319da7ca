{#- Whether an order counts as its customer's purchase: paid, above zero (free ones by var; what is
    below is a return), and not of nobody. -#}
{% macro is_purchase(orders) -%}
    (
        {{ orders }}.customer_id is not null
        and {{ orders }}.status = 'paid'
        and (
            {{ orders }}.net_amount > 0
            or ({{ orders }}.net_amount = 0 and {{ var('count_zero_value_orders') }})
        )
    )
{%- endmacro %}
