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
        {%- set and_later = ' union all select node_id, root_id from ' ~ led.later -%}
        {%- set led.ends = perfil.scratch_name(name ~ '_ends_' ~ loop.index) -%}
        {%- do statements.extend(
            perfil.scratch_statements(
                led.ends, perfil.led_on_sql(round.roots, 'root_id', led.later) ~ and_later
            )
            + perfil.drop_statements([round.roots])
        ) -%}
        {%- if not loop.last -%}
            {%- set later = perfil.scratch_name(name ~ '_later_' ~ loop.index) -%}
            {%- do statements.extend(
                perfil.scratch_statements(
                    later, perfil.led_on_sql(round.hooked, 'hook_id', led.ends) ~ and_later
                )
                + perfil.drop_statements([round.hooked, round.targets, led.ends, led.later])
            ) -%}
            {%- set led.later = later -%}
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
