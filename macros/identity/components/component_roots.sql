{#- Components by hooking, jumping and contracting, round after round, until no edge is left. Returns
    the scratch tables of which labels_sql makes the component of each node: {edges, …}. -#}
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
    {%- set found = [] -%}
    {%- for round in range(1, rounds + 1) if edges.count > 0 or not found -%}
        {%- set hooked = perfil.hook_on_smallest(edges.table, name ~ '_' ~ round) -%}
        {%- set led = perfil.jump_to_roots(hooked, name ~ '_' ~ round) -%}
        {%- do found.append(dict(led, hooked=hooked)) -%}
        {%- set left = perfil.create_counted_table(
            name ~ '_edges_' ~ round,
            perfil.contracted_edges_sql(edges.table, hooked, led.roots),
            [edges.table] if round > 1 else []
        ) -%}
        {%- set edges.table = left.table -%}
        {%- set edges.count = left.count -%}
    {%- endfor -%}
    {%- do perfil.check_converged('components', edges.count, rounds) -%}
    {%- do perfil.drop_scratch_tables([edges.table]) -%}
    {{- return(dict(perfil.compose_roots(found, name), edges=all_edges)) -}}
{% endmacro %}
