{#- Ends a query whose rows are written to a table: in the order of these columns, where that makes the
    table faster to join. DuckDB keeps the order and looks up near rows together. -#}
{% macro written_in_order_of(columns) %}
    {{- return(adapter.dispatch('written_in_order_of', 'perfil')(columns)) -}}
{% endmacro %}

{% macro default__written_in_order_of(columns) %}{{ return('') }}{% endmacro %}

{% macro duckdb__written_in_order_of(columns) %}{{ return('order by ' ~ columns) }}{% endmacro %}
