{#- Components by hooking, jumping and contracting, round after round, until no edge is left.
    Returns a scratch table (node_id, component_id) with the smallest node of each component. -#}
{% macro label_components(edges_query) %}
    {%- set edges = namespace(table=perfil.create_scratch_table('edges_0', edges_query)) -%}
    {%- set size = perfil.count_and_log2(edges.table) -%}
    {%- set edges.count = size[0] -%}
    {%- set rounds = 2 * (size[1] + 1) + 4 -%}
    {%- set labels = namespace(table=none) -%}
    {%- for round in range(1, rounds + 1) if edges.count > 0 or labels.table is none -%}
        {%- set parents = perfil.hook_and_jump(edges.table, round) -%}
        {%- set left = perfil.create_scratch_table(
            'edges_' ~ round, perfil.contracted_edges_sql(edges.table, parents)
        ) -%}
        {%- do perfil.drop_scratch_table(edges.table) -%}
        {%- set edges.table = left -%}
        {%- set edges.count = perfil.count_and_log2(left)[0] -%}
        {%- set labels.table = perfil.compose_labels(labels.table, parents, round) -%}
    {%- endfor -%}
    {%- do perfil.drop_scratch_table(edges.table) -%}
    {%- if edges.count > 0 -%}
        {{ exceptions.raise_compiler_error(
            'The components of ' ~ this ~ ' did not converge in ' ~ rounds ~ ' rounds. Each edge '
            ~ 'must have low_node_id < high_node_id, both integers.'
        ) }}
    {%- endif -%}
    {{- return(labels.table) -}}
{% endmacro %}
