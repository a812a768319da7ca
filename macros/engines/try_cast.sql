{#- A cast that gives null, not an error, for a text that is not such a value. -#}
{% macro try_cast(expression, data_type) %}
    {{- return(adapter.dispatch('try_cast', 'perfil')(expression, data_type)) -}}
{% endmacro %}

{% macro default__try_cast(expression, data_type) -%}
    try_cast({{ expression }} as {{ data_type }})
{%- endmacro %}

{# Postgres has no try_cast; since version 16 it can ask first. #}
{% macro postgres__try_cast(expression, data_type) -%}
    case
        when pg_input_is_valid(cast({{ expression }} as text), '{{ data_type }}')
            then cast({{ expression }} as {{ data_type }})
    end
{%- endmacro %}
