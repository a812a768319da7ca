{#- The component of every node that has an edge, from what component_roots found: those that hooked
    in the first round, or in a later one, and the roots of it all, each of its own component. All
    neighbours of such a root hooked on it in the first round; or it has none, and its only edge
    leads to itself. -#}
{% macro labels_sql(found) -%}
    {{ perfil.led_on_sql(found.hooked, 'hook_id', found.ends, called='component_id') }}
    union all
    select node_id, root_id as component_id from {{ found.later }}
    union all
    select
        targets.node_id,
        targets.node_id as component_id
    from {{ found.targets }} as targets
    left join {{ found.later }} as later
        on targets.node_id = later.node_id
    where
        targets.hook_id is null
        and later.node_id is null
    union all
    select distinct
        loops.low_node_id as node_id,
        loops.low_node_id as component_id
    from {{ found.edges }} as loops
    left join {{ found.hooked }} as hooked
        on loops.low_node_id = hooked.node_id
    left join {{ found.targets }} as targets
        on loops.low_node_id = targets.node_id
    where
        loops.low_node_id = loops.high_node_id
        and hooked.node_id is null
        and targets.node_id is null
{%- endmacro %}
