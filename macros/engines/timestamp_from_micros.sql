{#- Microseconds since 1970 (UTC) as a UTC timestamp. -#}
{% macro timestamp_from_micros(expression) %}
    {{- return(adapter.dispatch('timestamp_from_micros', 'perfil')(expression)) -}}
{% endmacro %}

{% macro default__timestamp_from_micros(expression) -%}
    make_timestamp({{ expression }})
{%- endmacro %}

{# Postgres' to_timestamp takes seconds as floating point, which loses microseconds. #}
{% macro postgres__timestamp_from_micros(expression) -%}
    cast('1970-01-01' as timestamp) + {{ expression }} / 86400000000 * interval '1 day'
    + {{ expression }} % 86400000000 * interval '1 microsecond'
{%- endmacro %}

{% macro spark__timestamp_from_micros(expression) -%}
    timestamp_micros({{ expression }})
{%- endmacro %}
