{#- The nine feeds. -#}
{% macro feed_names() %}
    {{- return([
        'events', 'orders', 'order_lines', 'refunds', 'products', 'contacts', 'consents',
        'messages', 'tickets'
    ]) -}}
{% endmacro %}
