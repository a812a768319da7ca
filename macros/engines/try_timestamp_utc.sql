{#- ISO 8601 text as a UTC timestamp, null for anything else; an offset in the text is honoured. -#}
{% macro try_timestamp_utc(expression) -%}
    {%- set iso -%}
        ^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?$
    {%- endset -%}
    case
        when {{ perfil.regex_matches(expression, perfil.text_literal(iso | trim)) }}
            then {{ adapter.dispatch('try_timestamp_utc', 'perfil')(expression) }}
    end
{%- endmacro %}

{% macro default__try_timestamp_utc(expression) -%}
    {{ perfil.try_cast(expression, dbt.type_timestamp()) }}
{%- endmacro %}

{# A plain cast drops the offset; without one, timestamptz would take the session's zone. #}
{% macro duckdb__try_timestamp_utc(expression) -%}
    case
        when regexp_matches({{ expression }}, ':[0-9.]+(Z|[+-][0-9:]+)$')
            then make_timestamp(epoch_us(try_cast({{ expression }} as timestamptz)))
        else try_cast({{ expression }} as timestamp)
    end
{%- endmacro %}

{# As on DuckDB, and Postgres has to be asked before it casts. #}
{% macro postgres__try_timestamp_utc(expression) -%}
    case
        when not pg_input_is_valid({{ expression }}, 'timestamptz') then null
        when {{ expression }} ~ ':[0-9.]+(Z|[+-][0-9:]+)$'
            then cast({{ expression }} as timestamptz) at time zone 'UTC'
        else cast({{ expression }} as timestamp)
    end
{%- endmacro %}
