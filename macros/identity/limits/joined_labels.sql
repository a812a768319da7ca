{#- The labels led on through links between components: a scratch table (node_id, component_id). -#}
{% macro joined_labels(labels, links, name) %}
    {%- set pairs -%}
        select
            least(low_component_id, high_component_id) as low_node_id,
            greatest(low_component_id, high_component_id) as high_node_id
        from {{ links }}
        group by
            least(low_component_id, high_component_id),
            greatest(low_component_id, high_component_id)
    {%- endset -%}
    {%- set merged = perfil.label_components(pairs) -%}
    {%- set joined -%}
        select
            labels.node_id,
            coalesce(merged.component_id, labels.component_id) as component_id
        from {{ labels }} as labels
        left join {{ merged }} as merged
            on labels.component_id = merged.node_id
    {%- endset -%}
    {{- return(perfil.create_scratch_table(name ~ '_labels', joined, [merged])) -}}
{% endmacro %}
