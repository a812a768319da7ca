{#- Whether what an order brought counts in what its customer's purchases are worth: paid, not of
    nobody, and in the reporting currency. -#}
{% macro is_sale(orders) -%}
    (
        {{ orders }}.customer_id is not null
        and {{ orders }}.status = 'paid'
        and {{ orders }}.currency = '{{ var("reporting_currency") }}'
    )
{%- endmacro %}
