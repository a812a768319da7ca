{#- Double every node's steps until no hook is a node of the table itself: from a scratch table
    (node_id, hook_id), which it drops, to another. Each statement doubles twice, because a
    statement costs more than a join of what is still moving. -#}
{% macro double_jumps(pointers, name) %}
    {%- set size = perfil.count_and_log2(pointers) -%}
    {%- set current = namespace(table=pointers, moving=size[0]) -%}
    {%- set jumps = size[1] + 2 -%}
    {%- for jump in range(1, jumps + 1) if current.moving > 0 -%}
        {%- set jumped -%}
            with doubled as (
                select
                    nodes.node_id,
                    coalesce(above.hook_id, nodes.hook_id) as hook_id
                from {{ current.table }} as nodes
                left join {{ current.table }} as above
                    on nodes.hook_id = above.node_id
            )
            select
                doubled.node_id,
                coalesce(further.hook_id, doubled.hook_id) as hook_id,
                further.node_id is not null as has_moved
            from doubled
            left join doubled as further
                on doubled.hook_id = further.node_id
        {%- endset -%}
        {%- set further = perfil.create_counted_table(
            name ~ '_jumping_' ~ jump, jumped, [current.table], 'has_moved'
        ) -%}
        {%- set current.table = further.table -%}
        {%- set current.moving = further.count -%}
    {%- endfor -%}
    {%- if current.moving > 0 -%}
        {{ exceptions.raise_compiler_error(
            'The nodes of ' ~ this ~ ' did not find their roots in ' ~ jumps ~ ' jumps: its edges '
            ~ 'hook nodes in a circle. Look for a node_id or an edge_rank that is there twice.'
        ) }}
    {%- endif -%}
    {{- return(current.table) -}}
{% endmacro %}
