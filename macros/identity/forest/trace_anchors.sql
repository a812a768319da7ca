{#- By which oldest node each node was known, one after the other: a scratch table (node_id,
    anchor_id, edge_rank) with the edge that made it so; that a node was known by itself is not in
    it. See anchor_history. -#}
{% macro trace_anchors(edges_query, name='anchors') %}
    {%- set edges = perfil.create_scratch_table(name ~ '_edges_0', edges_query) -%}
    {%- do perfil.check_ranks(edges) -%}
    {%- set rounds = [perfil.count_and_log2(edges)[0], 10000] | min -%} {#- as often as a customer was renamed -#}
    {%- set merges = perfil.lasting_merges(
        perfil.hook_until_joined(edges, perfil.older_hooks_sql, rounds, name), name
    ) -%}
    {%- set step -%}
        select node_id, hook_id as anchor_id, edge_rank from {{ merges }}
    {%- endset -%}
    {%- set history = perfil.create_scratch_table(name ~ '_history', step) -%}
    {%- set current = namespace(table=perfil.create_scratch_table(name ~ '_step_0', step), count=1) -%}
    {%- for number in range(1, rounds + 1) if current.count > 0 -%}
        {%- set further -%}
            select steps.node_id, merges.hook_id as anchor_id, merges.edge_rank
            from {{ current.table }} as steps
            inner join {{ merges }} as merges on steps.anchor_id = merges.node_id
        {%- endset -%}
        {%- set next = perfil.create_counted_table(
            name ~ '_step_' ~ number, further, [current.table]
        ) -%}
        {%- do run_query('insert into ' ~ history ~ ' select * from ' ~ next.table) -%}
        {%- set current.table = next.table -%}
        {%- set current.count = next.count -%}
    {%- endfor -%}
    {%- do perfil.drop_scratch_tables([current.table, merges, edges]) -%}
    {{- return(history) -}}
{% endmacro %}
