{#- Where the trees of a forest lead, a scratch table hooked (node_id, hook_id, …) without its roots.
    Returns two scratch tables: {targets, roots}. Targets (node_id, hook_id) are the nodes that others
    hooked on, with their own hook, null where they are roots; roots (node_id, root_id) has those of
    them that hooked themselves. What nobody hooked on is most of a graph of stars, and not jumped:
    its root is that of its hook. -#}
{% macro jump_to_roots(hooked, name) %}
    {%- set hooked_on -%}
        with targets as (select distinct hook_id as node_id from {{ hooked }})
        select
            targets.node_id,
            hooked.hook_id
        from targets
        left join {{ hooked }} as hooked
            on targets.node_id = hooked.node_id
    {%- endset -%}
    {%- set targets = perfil.create_scratch_table(name ~ '_targets', hooked_on) -%}
    {{- return({'targets': targets, 'roots': perfil.jump_to_fixpoint(targets, name)}) -}}
{% endmacro %}
