{#- Whether an order counts as its customer's purchase: paid, above zero (free ones by var), and
    not of nobody. -#}
{% macro is_purchase(orders) -%}
    (
        {{ orders }}.customer_id is not null
        and {{ orders }}.status = 'paid'
        and ({{ orders }}.net_amount > 0 or {{ var('count_zero_value_orders') }})
    )
{%- endmacro %}
