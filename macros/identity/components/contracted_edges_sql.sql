{#- The edges between roots, each once; what joins a root to itself is done, first of all the edges
    along which nodes hooked: most of a graph of stars. Where nodes hooked by hook_and_jump, a node
    without has_more has no other edge. Ranked edges, along which nodes of both ends hooked, keep the
    smallest edge_rank of each pair of roots. -#}
{% macro contracted_edges_sql(edges, roots, ranked=false) -%}
    with
    high_led as (
        select
            edges.low_node_id,
            coalesce(high.root_id, edges.high_node_id) as high_root_id
            {{- ', edges.edge_rank' if ranked }}
        from {{ edges }} as edges
        {{ 'left' if ranked else 'inner' }} join {{ roots }} as high
            on edges.high_node_id = high.node_id and high.is_settled
        where
            {{ 'high.hook_id is null or' if ranked else 'high.has_more and' }}
            high.hook_id != edges.low_node_id
    ),
    both_led as (
        select
            coalesce(low.root_id, high_led.low_node_id) as low_root_id,
            high_led.high_root_id
            {{- ', high_led.edge_rank' if ranked }}
        from high_led
        left join {{ roots }} as low
            on high_led.low_node_id = low.node_id and low.is_settled
    )
    select
        least(low_root_id, high_root_id) as low_node_id,
        greatest(low_root_id, high_root_id) as high_node_id
        {{- ', min(edge_rank) as edge_rank' if ranked }}
    from both_led
    where low_root_id != high_root_id
    group by
        least(low_root_id, high_root_id),
        greatest(low_root_id, high_root_id)
{%- endmacro %}
