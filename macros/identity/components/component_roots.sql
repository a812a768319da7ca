{#- Components by hooking, jumping and contracting, round after round, until no edge is left. Returns
    two scratch tables, of which labels_sql makes the component of each node: {roots, edges}. -#}
{% macro component_roots(edges_query, name='components') %}
    {%- set reversed = perfil.create_counted_table(
        name ~ '_edges_0', edges_query, counted='low_node_id > high_node_id'
    ) -%}
    {%- if reversed.count > 0 -%}
        {{ exceptions.raise_compiler_error(
            'Of the edges of ' ~ this ~ ', ' ~ reversed.count ~ ' name the larger node first, and would '
            ~ 'join nobody. Write each with low_node_id < high_node_id.'
        ) }}
    {%- endif -%}
    {%- set all_edges = reversed.table -%}
    {%- set size = perfil.count_and_log2(all_edges) -%}
    {%- set edges = namespace(table=all_edges, count=size[0]) -%}
    {%- set rounds = 2 * (size[1] + 1) + 4 -%}
    {%- set maps = [] -%}
    {%- for round in range(1, rounds + 1) if edges.count > 0 or not maps -%}
        {%- set roots = perfil.hook_and_jump(edges.table, name ~ '_' ~ round) -%}
        {%- do maps.append(roots) -%}
        {%- set left = perfil.create_counted_table(
            name ~ '_edges_' ~ round,
            perfil.contracted_edges_sql(edges.table, roots),
            [edges.table] if round > 1 else []
        ) -%}
        {%- set edges.table = left.table -%}
        {%- set edges.count = left.count -%}
    {%- endfor -%}
    {%- do perfil.check_converged('components', edges.count, rounds) -%}
    {%- do perfil.drop_scratch_tables([edges.table]) -%}
    {{- return({'roots': perfil.compose_roots(maps, name), 'edges': all_edges}) -}}
{% endmacro %}
