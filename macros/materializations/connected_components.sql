{#- A table that labels each node of a graph with the smallest node of its component. The model's
    query gives the edges, once each: low_node_id, high_node_id, integers, low < high. -#}
{% materialization connected_components, default %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- set found = perfil.component_roots(sql) -%}
    {%- set made = perfil.publish_table(perfil.labels_sql(found)) -%}
    {%- do perfil.drop_scratch_tables(found.values() | list) -%}
    {{ return(made) }}
{% endmaterialization %}
