{#- A table for the length of this run, made of a query; then those that it takes the place of, if any,
    are dropped. Returns its name. -#}
{% macro create_scratch_table(name, query, instead_of=[]) %}
    {%- set table = perfil.scratch_name(name) -%}
    {%- do perfil.run_together(
        perfil.scratch_statements(table, query) + perfil.drop_statements(instead_of)
    ) -%}
    {{- return(table) -}}
{% endmacro %}
