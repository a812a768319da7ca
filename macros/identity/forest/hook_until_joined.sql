{#- Contract a graph of ranked edges, round after round, until no edge is left: each round the nodes
    hook as `hooks_sql` (a macro from edges to SQL) says, and what hangs together becomes its root.
    Returns a scratch table of all hooks: node_id, hook_id, edge_rank. -#}
{% macro hook_until_joined(all_edges, hooks_sql, rounds, name) %}
    {%- set found = perfil.create_scratch_table(
        name ~ '_found', 'select low_node_id as node_id, high_node_id as hook_id, edge_rank from '
        ~ all_edges ~ ' where 1 = 0'
    ) -%}
    {%- set edges = namespace(table=all_edges, count=perfil.count_and_log2(all_edges)[0]) -%}
    {%- for round in range(1, rounds + 1) if edges.count > 0 -%}
        {%- set step = name ~ '_' ~ round -%}
        {%- set hooks = perfil.create_scratch_table(step ~ '_hooks', hooks_sql(edges.table)) -%}
        {%- do run_query(
            'insert into ' ~ found ~ ' select node_id, hook_id, edge_rank from ' ~ hooks
        ) -%}
        {%- set led = perfil.jump_to_roots(hooks, step) -%}
        {%- set left = perfil.create_counted_table(
            step ~ '_left',
            perfil.contracted_edges_sql(edges.table, hooks, led.roots, ranked=true),
            [hooks, led.targets, led.roots] + ([edges.table] if round > 1 else [])
        ) -%}
        {%- set edges.table = left.table -%}
        {%- set edges.count = left.count -%}
    {%- endfor -%}
    {%- do perfil.check_converged(name, edges.count, rounds) -%}
    {%- do perfil.drop_scratch_tables([edges.table]) if edges.table != all_edges -%}
    {{- return(found) -}}
{% endmacro %}
