{#- The minimum spanning forest by edge_rank, as Borůvka found it: every node hooks along its
    strongest edge, the trees contract, round after round. Ranks are unique, and so is the forest,
    whatever the order of the rows. Returns a scratch table (edge_id); see spanning_forest. -#}
{% macro span_forest(edges_query, name='forest') %}
    {%- set edges = perfil.create_scratch_table(name ~ '_edges_0', edges_query) -%}
    {%- do perfil.check_ranks(edges) -%}
    {%- set rounds = perfil.count_and_log2(edges)[1] + 3 -%}
    {%- set hooks = perfil.hook_until_joined(edges, perfil.strongest_hooks_sql, rounds, name) -%}
    {%- set found -%}
        select edges.edge_id
        from {{ edges }} as edges
        inner join {{ hooks }} as hooks on edges.edge_rank = hooks.edge_rank
    {%- endset -%}
    {{- return(perfil.create_scratch_table(name ~ '_spanning', found, [edges, hooks])) -}}
{% endmacro %}
