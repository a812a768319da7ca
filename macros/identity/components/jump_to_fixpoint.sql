{#- Jump from hook to hook until there is none: from the targets of jump_to_roots to a scratch table
    (node_id, root_id) of those that hooked. Most trees are flat, so all nodes are led two steps up at
    once; only those that are not there yet jump on, by themselves, and are then added. -#}
{% macro jump_to_fixpoint(targets, name) %}
    {%- set two_steps -%}
        select
            nodes.node_id,
            coalesce(above.hook_id, nodes.hook_id) as root_id,
            further.hook_id is not null as has_further
        from {{ targets }} as nodes
        inner join {{ targets }} as above
            on nodes.hook_id = above.node_id
        left join {{ targets }} as further
            on above.hook_id = further.node_id
    {%- endset -%}
    {%- set led = perfil.create_counted_table(name ~ '_led', two_steps, [], 'has_further') -%}
    {%- if led.count == 0 -%}
        {{- return(led.table) -}}
    {%- endif -%}
    {%- set deeper = 'select node_id, root_id as hook_id from ' ~ led.table ~ ' where has_further' -%}
    {%- set arrived = perfil.double_jumps(
        perfil.create_scratch_table(name ~ '_jumping_0', deeper), name
    ) -%}
    {%- set roots -%}
        select node_id, root_id
        from {{ led.table }}
        where not has_further
        union all
        select arrived.node_id, led.root_id
        from {{ arrived }} as arrived
        inner join {{ led.table }} as led
            on arrived.hook_id = led.node_id
        where not led.has_further
    {%- endset -%}
    {{- return(perfil.create_scratch_table(name ~ '_roots', roots, [led.table, arrived])) -}}
{% endmacro %}
