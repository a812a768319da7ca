{#- The rounds of a contraction as one, from the last round, the smallest, back to the first, whose
    nodes are left for labels_sql to lead. Each round is {hooked, targets, roots}; all of them are
    dropped but what is returned: hooked and targets of the first, and with the root of the whole
    component later (node_id, root_id), the nodes that hooked in later rounds, and ends, these and
    the inner nodes of the first. -#}
{% macro compose_roots(rounds, name) %}
    {%- set led = namespace(later=perfil.scratch_name(name ~ '_later_0'), ends=none) -%}
    {%- set statements = perfil.scratch_statements(
        led.later, 'select node_id, root_id from ' ~ rounds[-1].roots ~ ' where 1 = 0'
    ) -%}
    {%- for round in rounds | reverse -%}
        {%- set ends -%}
            select
                roots.node_id,
                coalesce(later.root_id, roots.root_id) as root_id
            from {{ round.roots }} as roots
            left join {{ led.later }} as later
                on roots.root_id = later.node_id
            union all
            select node_id, root_id from {{ led.later }}
        {%- endset -%}
        {%- set led.ends = perfil.scratch_name(name ~ '_ends_' ~ loop.index) -%}
        {%- do statements.extend(perfil.scratch_statements(led.ends, ends)) -%}
        {%- do statements.extend(perfil.drop_statements([round.roots])) -%}
        {%- if not loop.last -%}
            {%- set later -%}
                select
                    hooked.node_id,
                    coalesce(ends.root_id, hooked.hook_id) as root_id
                from {{ round.hooked }} as hooked
                left join {{ led.ends }} as ends
                    on hooked.hook_id = ends.node_id
                union all
                select node_id, root_id from {{ led.later }}
            {%- endset -%}
            {%- set done = [round.hooked, round.targets, led.ends, led.later] -%}
            {%- set led.later = perfil.scratch_name(name ~ '_later_' ~ loop.index) -%}
            {%- do statements.extend(perfil.scratch_statements(led.later, later)) -%}
            {%- do statements.extend(perfil.drop_statements(done)) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do perfil.run_together(statements) -%}
    {{- return({
        'hooked': rounds[0].hooked,
        'targets': rounds[0].targets,
        'later': led.later,
        'ends': led.ends
    }) -}}
{% endmacro %}
