{#- The edges between roots, each once; what joins a root to itself is done. -#}
{% macro contracted_edges_sql(edges, parents) -%}
    select
        least(low.parent_id, high.parent_id) as low_node_id,
        greatest(low.parent_id, high.parent_id) as high_node_id
    from {{ edges }} as edges
    inner join {{ parents }} as low
        on edges.low_node_id = low.node_id
    inner join {{ parents }} as high
        on edges.high_node_id = high.node_id
    where low.parent_id != high.parent_id
    group by
        least(low.parent_id, high.parent_id),
        greatest(low.parent_id, high.parent_id)
{%- endmacro %}
