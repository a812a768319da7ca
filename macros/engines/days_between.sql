{#- Whole days from one date to a later one. -#}
{% macro days_between(earlier, later) -%}
    cast({{ dbt.datediff(earlier, later, 'day') }} as {{ dbt.type_bigint() }})
{%- endmacro %}
