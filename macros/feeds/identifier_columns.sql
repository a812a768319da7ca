{#- The columns by which a feed's row can say whose it is. -#}
{% macro identifier_columns() %}
    {{- return(['user_id', 'email', 'phone', 'anonymous_id', 'device_id', 'loyalty_id']) -}}
{% endmacro %}
