{#- ISO 8601 text as a UTC timestamp, null for anything else; an offset in the text is honoured.
    From year 1 to year 9999, also in UTC; a leap second and 24:00 are none on every engine. -#}
{% macro try_timestamp_utc(expression) -%}
    {%- set clock = '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?' -%}
    {%- set offset = '[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?' -%}
    {%- set iso = '^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]' ~ clock ~ '(Z|' ~ offset ~ ')?)?$' -%}
    {%- set outside = '^(0000|0001-01-01.*[+](0[1-9]|1)|9999-12-31.*-(0[1-9]|1)[0-9:]*$)' -%}
    case
        when {{ perfil.regex_matches(expression, perfil.text_literal(outside)) }} then null
        when {{ perfil.regex_matches(expression, perfil.text_literal(iso)) }}
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

{# As on DuckDB, and Postgres has to be asked before it casts; it would round what is finer than a
    microsecond, where the others cut. #}
{% macro postgres__try_timestamp_utc(expression) -%}
    {%- set cut = perfil.regex_replace(expression, '([.][0-9]{6})[0-9]+', '\\1') -%}
    case
        when not pg_input_is_valid({{ expression }}, 'timestamptz') then null
        when {{ expression }} ~ ':[0-9.]+(Z|[+-][0-9:]+)$'
            then cast({{ cut }} as timestamptz) at time zone 'UTC'
        else cast({{ cut }} as timestamp)
    end
{%- endmacro %}

{# Spark wants seconds where there is an offset. #}
{% macro spark__try_timestamp_utc(expression) -%}
    {%- set no_seconds = '^([0-9-]{10}[ T][0-9]{2}:[0-9]{2})(Z|[+-])' -%}
    {{ perfil.try_cast(
        perfil.regex_replace(expression, no_seconds, '\\1:00\\2'), dbt.type_timestamp()
    ) }}
{%- endmacro %}
