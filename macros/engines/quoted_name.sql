{#- A column's name in SQL, whatever characters it holds; dbt's own quote takes none of its marks. -#}
{% macro quoted_name(name) %}
    {{- return(adapter.dispatch('quoted_name', 'perfil')(name)) -}}
{% endmacro %}

{% macro default__quoted_name(name) -%}
    {{ adapter.quote(name | replace('"', '""')) }}
{%- endmacro %}

{% macro spark__quoted_name(name) -%}
    {{ adapter.quote(name | replace('`', '``')) }}
{%- endmacro %}
