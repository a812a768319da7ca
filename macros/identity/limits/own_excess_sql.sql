{#- The nodes that one component alone owns and that would give it, together with the others that it
    alone owns, more of something than a limit lets there be. Common table expressions after `tried`,
    the last of them `dropped`. -#}
{% macro own_excess_sql(before, limits) -%}
    {{ perfil.owners_sql() }},
    lone as (
        select node_id, min(owner_id) as owner_id
        from ends
        where crowded_id is not null
        group by node_id
        having count(distinct owner_id) = 1
    ),
    parts as (
        select lone.owner_id, own.component_id as part_id
        from lone
        inner join {{ before }} as own
            on lone.node_id = own.node_id
        union
        select lone.owner_id, lone.owner_id as part_id
        from lone
    ),
    exceeded as (
        select parts.owner_id, limits.limit_name
        from parts
        inner join {{ before }} as held
            on parts.part_id = held.component_id
        inner join {{ limits }} as limits
            on held.node_id = limits.node_id
        group by parts.owner_id, limits.limit_name, limits.max_count
        having sum(limits.node_count) > limits.max_count
    ),
    dropped as (
        select lone.node_id
        from lone
        inner join {{ before }} as own
            on lone.node_id = own.node_id
        inner join {{ before }} as held
            on own.component_id = held.component_id
        inner join {{ limits }} as limits
            on held.node_id = limits.node_id
        inner join exceeded
            on
                lone.owner_id = exceeded.owner_id
                and limits.limit_name = exceeded.limit_name
        where limits.node_count > 0
    )
{%- endmacro %}
