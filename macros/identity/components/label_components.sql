{#- The components of a graph: a scratch table (node_id, component_id) with the smallest node of each
    component. Its name begins with `name`: several results may live side by side in one
    materialisation. -#}
{% macro label_components(edges_query, name='components') %}
    {%- set found = perfil.component_roots(edges_query, name) -%}
    {%- set labels = perfil.create_scratch_table(
        name ~ '_labels', perfil.labels_sql(found), found.values() | list
    ) -%}
    {{- return(labels) -}}
{% endmacro %}
