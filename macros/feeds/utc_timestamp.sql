{#- A raw time as a timestamp in UTC, null when it is none. It is read as text, because a cast of one
    with a zone would follow the session's zone. -#}
{% macro utc_timestamp(expression) -%}
    {{ perfil.try_timestamp_utc('cast(' ~ expression ~ ' as ' ~ dbt.type_string() ~ ')') }}
{%- endmacro %}
