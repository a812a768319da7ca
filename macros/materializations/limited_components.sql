{#- Components that keep limits: a table (node_id, component_id) of every node that has an edge. The
    model's query gives the edges, once each: tier, low_node_id, high_node_id, integers, low < high,
    and owned_node_id, the one of the two that belongs to the other, or null. The model that
    `meta.node_limits` names says what a component may hold: node_id, limit_name, node_count (what
    the node counts towards the limit), max_count. -#}
{% materialization limited_components, default %}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- set limits = ref(config.meta_require('node_limits')).render() -%} {#- whole, also where --empty empties refs -#}
    {%- set labels = perfil.label_within_limits(sql, limits) -%}
    {{ return(perfil.publish_scratch_table(labels, 'node_id, component_id')) }}
{% endmaterialization %}
