{#- The nodes whose earliest edge leads to an older node, each hooked on it: node_id, hook_id,
    edge_rank. An older node has the smaller number. Where the earliest edge leads to a younger one,
    that one has to find its own place first. -#}
{% macro older_hooks_sql(edges) -%}
    with
    ends as (
        select low_node_id as node_id, edge_rank from {{ edges }} where low_node_id != high_node_id
        union all
        select high_node_id as node_id, edge_rank from {{ edges }} where low_node_id != high_node_id
    ),
    earliest as (
        select node_id, min(edge_rank) as edge_rank from ends group by node_id
    )
    select
        edges.high_node_id as node_id,
        edges.low_node_id as hook_id,
        edges.edge_rank
    from {{ edges }} as edges
    inner join earliest
        on
            edges.high_node_id = earliest.node_id
            and edges.edge_rank = earliest.edge_rank
{%- endmacro %}
