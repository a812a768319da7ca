{#- A score of 1 to 5 by rank, 5 the highest. Equal values have equal scores, which ntile would
    not give them; the same on every engine. `within` says among whom; all are one group without. -#}
{% macro quintile(expression, within=none) -%}
    cast(
        1 + least(4, floor(5 * percent_rank() over (
            {{ 'partition by ' ~ within if within }} order by {{ expression }}
        )))
        as {{ dbt.type_int() }}
    )
{%- endmacro %}
