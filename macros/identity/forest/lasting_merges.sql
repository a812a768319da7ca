{#- Merges (node_id, hook_id, edge_rank) led on to who was the oldest at that moment: a node that
    itself merged into an older one before is passed over. Pointers jump until none moves. -#}
{% macro lasting_merges(merges, name) %}
    {%- set size = perfil.count_and_log2(merges) -%}
    {%- set current = namespace(table=merges, moving=size[0]) -%}
    {%- set jumps = [size[0], 10000] | min + 1 -%} {#- as often as a customer was renamed -#}
    {%- for jump in range(1, jumps + 1) if current.moving > 0 -%}
        {%- set jumped -%}
            select
                merges.node_id,
                coalesce(above.hook_id, merges.hook_id) as hook_id,
                merges.edge_rank,
                above.node_id is not null as has_moved
            from {{ current.table }} as merges
            left join {{ current.table }} as above
                on
                    merges.hook_id = above.node_id
                    and merges.edge_rank > above.edge_rank
        {%- endset -%}
        {%- set further = perfil.create_counted_table(
            name ~ '_lasting_' ~ jump, jumped, [current.table], 'has_moved'
        ) -%}
        {%- set current.table = further.table -%}
        {%- set current.moving = further.count -%}
    {%- endfor -%}
    {%- do perfil.check_converged(name, current.moving, jumps) -%}
    {{- return(current.table) -}}
{% endmacro %}
