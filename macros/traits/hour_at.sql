{#- The hour of a moment (UTC) by clocks so many minutes ahead of UTC, 0 to 23. -#}
{% macro hour_at(moment, minutes) -%}
    cast(
        floor(
            ((
                extract(hour from {{ moment }}) * 60 + extract(minute from {{ moment }})
                + {{ minutes }} + 1440
            ) % 1440) / 60
        ) as {{ dbt.type_bigint() }}
    )
{%- endmacro %}
