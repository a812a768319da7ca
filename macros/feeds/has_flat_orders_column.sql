{#- Whether a column of the flat export is mapped: of what is in none nobody knows anything. -#}
{% macro has_flat_orders_column(name) -%}
    {{- return(var('flat_orders_columns').get(name) is not none) -}}
{%- endmacro %}
