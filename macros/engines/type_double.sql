{#- The type of a 64-bit floating point number; dbt's type_float has 32 bits on some engines. -#}
{% macro type_double() %}
    {{- return(adapter.dispatch('type_double', 'perfil')()) -}}
{% endmacro %}

{% macro default__type_double() -%} double {%- endmacro %}

{% macro postgres__type_double() -%} double precision {%- endmacro %}
