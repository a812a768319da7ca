{#- A table of the nodes by which each node of a growing graph was known: whenever components join,
    the oldest node (the smallest number) gives the name. The model's query gives the edges:
    low_node_id, high_node_id, edge_rank, integers, ranked by when they came, each rank once. -#}
{% materialization anchor_history, default %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- set history = perfil.trace_anchors(sql) -%}
    {{ return(perfil.publish_scratch_table(history, 'node_id, anchor_id, edge_rank')) }}
{% endmaterialization %}
