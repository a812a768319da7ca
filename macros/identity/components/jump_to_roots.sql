{#- Where the trees of a forest lead, a scratch table hooked (node_id, hook_id, …) without its roots.
    Returns two scratch tables: {targets, roots}. Targets (node_id) are the nodes that others hooked
    on; roots (node_id, root_id) has those of them that hooked themselves. What nobody hooked on is
    most of a graph of stars, and not jumped: its root is that of its hook. -#}
{% macro jump_to_roots(hooked, name) %}
    {%- set targets = perfil.scratch_name(name ~ '_targets') -%}
    {%- set inner = perfil.scratch_name(name ~ '_inner') -%}
    {%- set inner_nodes -%}
        select
            hooked.node_id,
            hooked.hook_id
        from {{ hooked }} as hooked
        inner join {{ targets }} as targets
            on hooked.node_id = targets.node_id
    {%- endset -%}
    {%- do perfil.run_together(
        perfil.scratch_statements(targets, 'select distinct hook_id as node_id from ' ~ hooked)
        + perfil.scratch_statements(inner, inner_nodes)
    ) -%}
    {{- return({'targets': targets, 'roots': perfil.jump_to_fixpoint(inner, name)}) -}}
{% endmacro %}
