{#- The minimum spanning forest by edge_rank, as Borůvka found it: every node hooks along its
    strongest edge, the trees contract, round after round. Ranks are unique, and so is the forest,
    whatever the order of the rows. Returns a scratch table (edge_id); see spanning_forest. -#}
{% macro span_forest(edges_query, name='forest') %}
    {%- set all_edges = perfil.create_scratch_table(name ~ '_edges_0', edges_query) -%}
    {%- do perfil.check_ranks(all_edges) -%}
    {%- set spanning = perfil.create_scratch_table(
        name ~ '_ranks', 'select edge_rank from ' ~ all_edges ~ ' where 1 = 0'
    ) -%}
    {%- set size = perfil.count_and_log2(all_edges) -%}
    {%- set edges = namespace(table=all_edges, count=size[0]) -%}
    {%- set rounds = size[1] + 3 -%}
    {%- for round in range(1, rounds + 1) if edges.count > 0 -%}
        {%- set step = name ~ '_' ~ round -%}
        {%- set hooks = perfil.create_scratch_table(
            step ~ '_hooks', perfil.strongest_hooks_sql(edges.table)
        ) -%}
        {%- do run_query('insert into ' ~ spanning ~ ' select edge_rank from ' ~ hooks) -%}
        {%- set roots = perfil.jump_to_roots(hooks, step) -%}
        {%- set left = perfil.create_scratch_table(
            step ~ '_left', perfil.contracted_edges_sql(edges.table, roots, ranked=true)
        ) -%}
        {%- do perfil.drop_scratch_table(roots) -%}
        {%- do perfil.drop_scratch_table(edges.table) if edges.table != all_edges -%}
        {%- set edges.table = left -%}
        {%- set edges.count = perfil.count_and_log2(left)[0] -%}
    {%- endfor -%}
    {%- do perfil.check_converged('spanning forest', edges.count, rounds) -%}
    {%- set found -%}
        select edges.edge_id
        from {{ all_edges }} as edges
        inner join {{ spanning }} as spanning on edges.edge_rank = spanning.edge_rank
    {%- endset -%}
    {%- set forest = perfil.create_scratch_table(name ~ '_spanning', found) -%}
    {%- for table in [all_edges, spanning, edges.table] -%}
        {%- do perfil.drop_scratch_table(table) -%}
    {%- endfor -%}
    {{- return(forest) -}}
{% endmacro %}
