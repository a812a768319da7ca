{#- Text as a value of a type that a source's yml gives: the same on every engine, null when it is
    none. Blank text is null; 1001.0 is a whole number, as tools write one from a column with gaps. -#}
{% macro try_value(expression, data_type) -%}
    {%- set text = "nullif(trim(" ~ expression ~ "), '')" -%}
    {%- if data_type == 'boolean' -%}
        case
            when lower({{ text }}) in ('true', 't', '1') then true
            when lower({{ text }}) in ('false', 'f', '0') then false
        end
    {%- elif data_type == 'bigint' -%}
        case
            when {{ perfil.regex_matches(text, perfil.text_literal('^[+-]?[0-9]+([.]0*)?$')) }}
                then {{ perfil.try_cast(perfil.regex_replace(text, '[.]0*$'), dbt.type_bigint()) }}
        end
    {%- elif data_type.startswith('decimal') -%}
        {{ perfil.try_amount(text) }}
    {%- elif data_type in ['date', 'timestamp'] -%}
        {#- warehouses export a zone as 23:59:59 UTC or 23:59:59 +0200, which ISO 8601 does not -#}
        {%- set text = perfil.regex_replace(text, ' (UTC|Z)$', 'Z') -%}
        {%- set text = perfil.regex_replace(text, ' ([+-][0-9:]+)$', '\\1') -%}
        {%- set moment = perfil.try_timestamp_utc(text) -%}
        {{ 'cast(' ~ moment ~ ' as date)' if data_type == 'date' else moment }}
    {%- else -%}
        {{ perfil.try_cast(text, data_type) }}
    {%- endif -%}
{%- endmacro %}
