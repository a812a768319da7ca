{#- A time as a timestamp in UTC, whether its column is text or has a zone; null for what is no time.
    It is read as text, for a cast of a time with a zone would follow the session's. -#}
{% macro utc_timestamp(expression) -%}
    {{ perfil.try_timestamp_utc('cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ ')') }}
{%- endmacro %}
