{#- Hook every node on its smallest neighbour (or itself), then jump from parent to parent until
    nothing moves: a scratch table (node_id, parent_id) in which every parent is a root. -#}
{% macro hook_and_jump(edges, round) %}
    {%- set hooked -%}
        with ends as (
            select low_node_id as node_id, high_node_id as neighbour_id from {{ edges }}
            union all
            select high_node_id as node_id, low_node_id as neighbour_id from {{ edges }}
        )
        select node_id, least(node_id, min(neighbour_id)) as parent_id, true as has_moved
        from ends
        group by node_id
    {%- endset -%}
    {%- set parents = namespace(
        table=perfil.create_scratch_table('parents_' ~ round ~ '_0', hooked), moving=true
    ) -%}
    {%- set jumps = perfil.count_and_log2(parents.table)[1] + 2 -%}
    {%- for jump in range(1, jumps + 1) if parents.moving -%}
        {%- set jumped -%}
            select
                nodes.node_id,
                parents.parent_id,
                parents.parent_id != nodes.parent_id as has_moved
            from {{ parents.table }} as nodes
            inner join {{ parents.table }} as parents
                on nodes.parent_id = parents.node_id
        {%- endset -%}
        {%- set further = perfil.create_scratch_table('parents_' ~ round ~ '_' ~ jump, jumped) -%}
        {%- do perfil.drop_scratch_table(parents.table) -%}
        {%- set parents.table = further -%}
        {%- set moved = run_query('select count(*) from ' ~ further ~ ' where has_moved') -%}
        {%- set parents.moving = moved.rows[0][0] > 0 -%}
    {%- endfor -%}
    {{- return(parents.table) -}}
{% endmacro %}
