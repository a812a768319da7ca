{#- What a line of the flat export can have; it cannot do without the first four. -#}
{% macro flat_orders_names() %}
    {{- return([
        'order_id', 'ordered_at', 'quantity', 'unit_price', 'product_id', 'product_name',
        'discount_amount', 'user_id', 'email', 'phone', 'country', 'currency', 'channel'
    ]) -}}
{% endmacro %}
