{#- From a forest, a scratch table (node_id, hook_id, …) without its roots, to a scratch table
    (node_id, what is kept, root_id, is_settled): root_id is the root where is_settled, and every
    node has one such row. Most trees are flat, so all rows are led two steps up at once; only those
    that are not there yet are jumped, by themselves, and then added. Drops the forest. -#}
{% macro jump_to_roots(forest, name, kept=['hook_id']) %}
    {%- set two_steps -%}
        select
            nodes.node_id,
            {%- for column in kept %}
            nodes.{{ column }},
            {%- endfor %}
            coalesce(above.hook_id, nodes.hook_id) as root_id,
            further.node_id is null as is_settled
        from {{ forest }} as nodes
        left join {{ forest }} as above
            on nodes.hook_id = above.node_id
        left join {{ forest }} as further
            on above.hook_id = further.node_id
    {%- endset -%}
    {%- set roots = perfil.create_counted_table(
        name ~ '_roots', two_steps, [forest], 'not is_settled'
    ) -%}
    {%- if roots.count > 0 -%}
        {%- set deeper -%}
            select node_id, {{ kept | join(', ') }}, root_id as parent_id
            from {{ roots.table }}
            where not is_settled
        {%- endset -%}
        {%- set moved = perfil.jump_to_fixpoint(
            perfil.create_scratch_table(name ~ '_moving_0', deeper), name, kept
        ) -%}
        {%- set arrived -%}
            insert into {{ roots.table }}
            select moved.node_id, moved.{{ kept | join(', moved.') }}, roots.root_id, true
            from {{ moved }} as moved
            inner join {{ roots.table }} as roots
                on moved.parent_id = roots.node_id
            where roots.is_settled
        {%- endset -%}
        {%- do perfil.run_together([arrived] + perfil.drop_statements([moved])) -%}
    {%- endif -%}
    {{- return(roots.table) -}}
{% endmacro %}
