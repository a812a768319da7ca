{#- The edges of a tier that join two components: the nodes, and the components they are in. -#}
{% macro tier_links_sql(labels, edges, tier) -%}
    select
        edges.low_node_id,
        edges.high_node_id,
        edges.owned_node_id,
        low.component_id as low_component_id,
        high.component_id as high_component_id
    from {{ edges }} as edges
    inner join {{ labels }} as low
        on edges.low_node_id = low.node_id
    inner join {{ labels }} as high
        on edges.high_node_id = high.node_id
    where
        edges.tier = {{ tier }}
        and low.component_id != high.component_id
{%- endmacro %}
