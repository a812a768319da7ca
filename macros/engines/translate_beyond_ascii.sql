{#- A text with each of these letters, none of them ASCII, replaced by the one at the same place of the
    other list. -#}
{% macro translate_beyond_ascii(expression, letters, others) %}
    {{- return(adapter.dispatch('translate_beyond_ascii', 'perfil')(expression, letters, others)) -}}
{% endmacro %}

{% macro default__translate_beyond_ascii(expression, letters, others) -%}
    translate({{ expression }}, '{{ letters }}', '{{ others }}')
{%- endmacro %}

{# DuckDB's translate gathers the letters anew for each value; most have as many bytes as letters. #}
{% macro duckdb__translate_beyond_ascii(expression, letters, others) -%}
    case
        when strlen({{ expression }}) = length({{ expression }}) then {{ expression }}
        else translate({{ expression }}, '{{ letters }}', '{{ others }}')
    end
{%- endmacro %}
