{#- As create_scratch_table; returns {table, count}: its name, and how many rows are `counted`. -#}
{% macro create_counted_table(name, query, instead_of=[], counted='1 = 1') %}
    {%- set table = perfil.scratch_name(name) -%}
    {%- set found = perfil.run_together(
        perfil.scratch_statements(table, query)
        + perfil.drop_statements(instead_of)
        + ['select count(*) from ' ~ table ~ ' where ' ~ counted]
    ) -%}
    {{- return({'table': table, 'count': found.rows[0][0] | int}) -}}
{% endmacro %}
