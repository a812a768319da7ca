{#- A total divided by a count, as a total: exact, then rounded half away from zero. -#}
{% macro average_amount(total, count) %}
    {{- return(adapter.dispatch('average_amount', 'perfil')(total, count)) -}}
{% endmacro %}

{% macro default__average_amount(total, count) -%}
    cast({{ total }} / {{ count }} as decimal(28, 4))
{%- endmacro %}

{# DuckDB divides decimals as floating point, and 305.30875 would become 305.3087 there and
    305.3088 elsewhere: so the ten-thousandths are divided as integers. #}
{% macro duckdb__average_amount(total, count) -%}
    cast(
        sign({{ total }}) * cast(
            (2 * cast(abs({{ total }}) * 10000 as hugeint) + {{ count }}) // (2 * {{ count }})
            as decimal(28, 0)
        ) * cast(0.0001 as decimal(5, 4)) as decimal(28, 4)
    )
{%- endmacro %}
