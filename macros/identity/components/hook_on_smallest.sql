{#- Hook every node that has a smaller neighbour on the smallest of them: a scratch table (node_id,
    hook_id, has_more). A node's smaller neighbours are the low ends of the edges of which it is the
    high end, so one pass over the edges finds them; has_more says that there is more than one such
    edge, of which some is still to be looked at. -#}
{% macro hook_on_smallest(edges, name) %}
    {%- set hooked -%}
        select
            high_node_id as node_id,
            min(low_node_id) as hook_id,
            count(*) > 1 as has_more
        from {{ edges }}
        group by high_node_id
        having min(low_node_id) < high_node_id
    {%- endset -%}
    {{- return(perfil.create_scratch_table(name ~ '_hooked', hooked)) -}}
{% endmacro %}
