{#- The edges between roots, each once: their ends are led to where they hooked, and the few that are
    left of them then to the roots; what joins a root to itself is done, first of all the edges along
    which nodes hooked. `hooked` as in hook_on_smallest: a node without has_more has no other edge.
    Ranked edges, along which nodes of both ends hooked, keep the smallest edge_rank of each pair of
    roots. -#}
{% macro contracted_edges_sql(edges, hooked, roots, ranked=false) -%}
    with
    high_led as (
        select
            edges.low_node_id,
            coalesce(high.hook_id, edges.high_node_id) as high_hook_id
            {{- ', edges.edge_rank' if ranked }}
        from {{ edges }} as edges
        {{ 'left' if ranked else 'inner' }} join {{ hooked }} as high
            on edges.high_node_id = high.node_id
        where
            {{ 'high.hook_id is null or' if ranked else 'high.has_more and' }}
            high.hook_id != edges.low_node_id
    ),
    at_hooks as (
        select
            coalesce(low.hook_id, high_led.low_node_id) as low_hook_id,
            high_led.high_hook_id
            {{- ', min(high_led.edge_rank) as edge_rank' if ranked }}
        from high_led
        left join {{ hooked }} as low
            on high_led.low_node_id = low.node_id
        group by
            coalesce(low.hook_id, high_led.low_node_id),
            high_led.high_hook_id
    ),
    at_roots as (
        select
            coalesce(low.root_id, at_hooks.low_hook_id) as low_root_id,
            coalesce(high.root_id, at_hooks.high_hook_id) as high_root_id
            {{- ', at_hooks.edge_rank' if ranked }}
        from at_hooks
        left join {{ roots }} as low
            on at_hooks.low_hook_id = low.node_id
        left join {{ roots }} as high
            on at_hooks.high_hook_id = high.node_id
        where at_hooks.low_hook_id != at_hooks.high_hook_id
    )
    select
        least(low_root_id, high_root_id) as low_node_id,
        greatest(low_root_id, high_root_id) as high_node_id
        {{- ', min(edge_rank) as edge_rank' if ranked }}
    from at_roots
    where low_root_id != high_root_id
    group by
        least(low_root_id, high_root_id),
        greatest(low_root_id, high_root_id)
{%- endmacro %}
