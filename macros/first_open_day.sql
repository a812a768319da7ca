{#- The first day, in UTC, that is not over as of the clock: after its last second, the day after. -#}
{% macro first_open_day() -%}
    cast({{ perfil.as_of() }} + interval '1 second' as date)
{%- endmacro %}
