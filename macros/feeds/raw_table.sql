{#- A table as its loader wrote it: the source's, or the demo's seed of the same shape. -#}
{% macro raw_table(source_name, table_name) %}
    {%- if var('demo', false) -%}
        {{- return(ref('demo_' ~ source_name ~ '__' ~ table_name)) -}}
    {%- endif -%}
    {{- return(perfil.source_table(source_name, table_name)) -}}
{% endmacro %}
