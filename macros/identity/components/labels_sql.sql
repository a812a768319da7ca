{#- The component of every node that has an edge, from the roots of those that hooked: a root is of
    its own component, and so is a node whose only edge leads to itself. All neighbours of a root
    hooked on it, so that those who did tell all roots, and they are fewer than all nodes. -#}
{% macro labels_sql(roots, edges) -%}
    with
    settled as (
        select node_id, hook_id, root_id from {{ roots }} where is_settled
    ),
    hooked_on as (
        select root_id from settled where hook_id = root_id
        union
        select loops.low_node_id as root_id
        from {{ edges }} as loops
        left join settled
            on loops.low_node_id = settled.node_id
        where
            loops.low_node_id = loops.high_node_id
            and settled.node_id is null
    )
    select node_id, root_id as component_id from settled
    union all
    select root_id as node_id, root_id as component_id from hooked_on
{%- endmacro %}
