{#- Jump from parent to parent until no parent is a node of the table itself: a scratch table
    (node_id, what is kept, parent_id) like the one that is given, which it drops. Each statement
    doubles the steps twice, because a statement costs more than a join of what is still moving. -#}
{% macro jump_to_fixpoint(pointers, name, kept) %}
    {%- set size = perfil.count_and_log2(pointers) -%}
    {%- set current = namespace(table=pointers, moving=size[0]) -%}
    {%- set jumps = size[1] + 2 -%}
    {%- for jump in range(1, jumps + 1) if current.moving > 0 -%}
        {%- set jumped -%}
            with doubled as (
                select
                    nodes.node_id,
                    {%- for column in kept %}
                    nodes.{{ column }},
                    {%- endfor %}
                    coalesce(parents.parent_id, nodes.parent_id) as parent_id
                from {{ current.table }} as nodes
                left join {{ current.table }} as parents
                    on nodes.parent_id = parents.node_id
            )
            select
                doubled.node_id,
                {%- for column in kept %}
                doubled.{{ column }},
                {%- endfor %}
                coalesce(further.parent_id, doubled.parent_id) as parent_id,
                further.node_id is not null as has_moved
            from doubled
            left join doubled as further
                on doubled.parent_id = further.node_id
        {%- endset -%}
        {%- set further = perfil.create_counted_table(
            name ~ '_moving_' ~ jump, jumped, [current.table], 'has_moved'
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
