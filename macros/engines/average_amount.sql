{#- A total divided by a count, as a total with so many digits after the point: exact, then rounded
    half away from zero. -#}
{% macro average_amount(total, count, digits=4) %}
    {{- return(adapter.dispatch('average_amount', 'perfil')(total, count, digits)) -}}
{% endmacro %}

{% macro default__average_amount(total, count, digits) -%}
    cast({{ total }} / {{ count }} as decimal(28, {{ digits }}))
{%- endmacro %}

{# DuckDB divides decimals as floating point, and 305.30875 would become 305.3087 there and
    305.3088 elsewhere: so the ten-thousandths are divided as integers. #}
{% macro duckdb__average_amount(total, count, digits) -%}
    {%- set parts = 10 ** digits -%}
    cast(
        sign({{ total }}) * cast(
            (2 * cast(abs({{ total }}) * {{ parts }} as hugeint) + {{ count }}) // (2 * {{ count }})
            as decimal(28, 0)
        ) * cast({{ '0.' ~ '0' * (digits - 1) ~ '1' }} as decimal({{ digits + 1 }}, {{ digits }}))
        as decimal(28, {{ digits }})
    )
{%- endmacro %}
