{#- The one clock: the moment as of which everything is computed, a UTC timestamp. -#}
{% macro as_of() -%}
    {%- set moment = var('as_of', none) -%}
    {%- if not moment and var('demo', false) -%}
        {%- set moment = var('demo_as_of') -%}
    {%- endif -%}
    {%- set moment = (moment or run_started_at.strftime('%Y-%m-%d %H:%M:%S')) | string -%}
    {%- if (moment | length) not in [10, 19] or moment[4] ~ moment[7] != '--' -%}
        {{ exceptions.raise_compiler_error(
            "The var as_of is '" ~ moment ~ "'. Write it as a day or a moment in UTC: "
            ~ "'2026-03-31' or '2026-03-31 23:59:59'."
        ) }}
    {%- endif -%}
    cast('{{ moment }}' as {{ dbt.type_timestamp() }})
{%- endmacro %}
