{#- The one clock: the moment as of which everything is computed, a UTC timestamp. -#}
{% macro as_of() -%}
    {%- set moment = var('as_of', none) -%}
    {%- if not moment and var('demo', false) -%}
        {%- set moment = var('demo_as_of') -%}
    {%- endif -%}
    {%- if not moment -%}
        {%- set moment = run_started_at.strftime('%Y-%m-%d %H:%M:%S') -%}
    {%- endif -%}
    cast('{{ moment }}' as {{ dbt.type_timestamp() }})
{%- endmacro %}
