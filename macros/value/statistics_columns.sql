{#- What int_value__statistics says of a customer on each day of scoring; a list. -#}
{% macro statistics_columns() %}
    {{- return([
        'order_count', 'repeat_count', 'first_to_last_purchase_days', 'age_days',
        'days_since_last_purchase', 'reporting_order_count', 'net_revenue_amount',
        'valued_purchase_count', 'mean_purchase_amount',
    ]) -}}
{% endmacro %}
