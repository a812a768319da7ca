{#- The rounds' maps to roots as one: a scratch table (node_id, hook_id, root_id, is_settled) of every
    node that hooked. From the last round, the smallest, back to the first, so that the nodes of the
    whole graph are written but once. Drops the maps. -#}
{% macro compose_roots(maps, name) %}
    {%- set composed = namespace(table=maps[-1]) -%}
    {%- for map in maps[:-1] | reverse -%}
        {%- set led_on -%}
            select
                nodes.node_id,
                nodes.hook_id,
                coalesce(later.root_id, nodes.root_id) as root_id,
                true as is_settled
            from {{ map }} as nodes
            left join {{ composed.table }} as later
                on nodes.root_id = later.node_id and later.is_settled
            where nodes.is_settled
            union all
            select node_id, hook_id, root_id, is_settled from {{ composed.table }} where is_settled
        {%- endset -%}
        {%- set composed.table = perfil.create_scratch_table(
            name ~ '_led_on_' ~ loop.index, led_on, [map, composed.table]
        ) -%}
    {%- endfor -%}
    {{- return(composed.table) -}}
{% endmacro %}
