{#- A time as a timestamp in UTC: loaders write timestamps with a zone or, in UTC, without one. -#}
{% macro utc_timestamp(expression) %}
    {{- return(adapter.dispatch('utc_timestamp', 'perfil')(expression)) -}}
{% endmacro %}

{# A plain cast of a time with a zone takes the session's zone, on DuckDB and Postgres alike. #}
{% macro default__utc_timestamp(expression) -%}
    case
        when typeof({{ expression }}) = 'TIMESTAMP WITH TIME ZONE'
            then make_timestamp(epoch_us(cast({{ expression }} as timestamptz)))
        else cast({{ expression }} as timestamp)
    end
{%- endmacro %}

{% macro postgres__utc_timestamp(expression) -%}
    case
        when pg_typeof({{ expression }}) = cast('timestamptz' as regtype)
            then cast({{ expression }} as timestamptz) at time zone 'UTC'
        else cast({{ expression }} as timestamp)
    end
{%- endmacro %}

{# Spark's timestamps are moments; the profile sets the session's zone to UTC. #}
{% macro spark__utc_timestamp(expression) -%}
    cast({{ expression }} as timestamp)
{%- endmacro %}
