{#- A table that labels each node of a graph with the smallest node of its component. The model's
    query gives the edges, once each: low_node_id, high_node_id, integers, low < high. -#}
{% materialization connected_components, default %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set old_relation = load_cached_relation(this) -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {%- set labels = perfil.label_components(sql) -%}
    {%- if old_relation is not none -%}
        {%- do adapter.drop_relation(old_relation) -%}
    {%- endif -%}
    {% call statement('main') -%}
        {{ get_create_table_as_sql(
            False, target_relation, 'select node_id, component_id from ' ~ labels
        ) }}
    {%- endcall %}
    {%- do perfil.drop_scratch_table(labels) -%}
    {%- do persist_docs(target_relation, model) -%}

    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
