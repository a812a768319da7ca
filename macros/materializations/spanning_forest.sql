{#- A table of the edges (edge_id) that hold a graph's components together with the strongest
    evidence there is: the path in it between two nodes is the one whose weakest edge is the
    strongest. The model's query gives the edges: edge_id, low_node_id, high_node_id, edge_rank,
    integers; no two edges have the same edge_rank, and a smaller one is stronger evidence. -#}
{% materialization spanning_forest, default %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- set forest = perfil.span_forest(sql) -%}
    {{ return(perfil.publish_scratch_table(forest, 'edge_id')) }}
{% endmaterialization %}
