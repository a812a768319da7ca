{#- Every node hooked along its strongest edge: node_id, hook_id, edge_rank, each edge once. Where
    the two ends of an edge choose each other, the smaller node is the root and does not hook. -#}
{% macro strongest_hooks_sql(edges) -%}
    with
    ends as (
        select low_node_id as node_id, edge_rank from {{ edges }} where low_node_id != high_node_id
        union all
        select high_node_id as node_id, edge_rank from {{ edges }} where low_node_id != high_node_id
    ),
    strongest as (
        select node_id, min(edge_rank) as edge_rank from ends group by node_id
    ),
    hooks as (
        select edge_rank, max(node_id) as node_id from strongest group by edge_rank
    )
    select
        hooks.node_id,
        case
            when hooks.node_id = edges.low_node_id then edges.high_node_id
            else edges.low_node_id
        end as hook_id,
        hooks.edge_rank
    from hooks
    inner join {{ edges }} as edges
        on hooks.edge_rank = edges.edge_rank
{%- endmacro %}
