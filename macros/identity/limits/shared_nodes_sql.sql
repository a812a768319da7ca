{#- The nodes that several components own, their own among these where it has more nodes; of each
    crowded component all ('without_shared'), or those that the most own ('without_hubs'). Common
    table expressions after `tried`, the last of them `dropped`. -#}
{% macro shared_nodes_sql(before, attempt) -%}
    {{ perfil.owners_sql() }},
    grown as (
        select component_id
        from {{ before }}
        group by component_id
        having count(*) > 1
    ),
    owners as (
        select crowded_id, node_id, owner_id
        from ends
        union all
        select ends.crowded_id, ends.node_id, own.component_id as owner_id
        from ends
        inner join {{ before }} as own
            on ends.node_id = own.node_id
        inner join grown
            on own.component_id = grown.component_id
    ),
    counted as (
        select crowded_id, node_id, count(distinct owner_id) as owner_count
        from owners
        where crowded_id is not null
        group by crowded_id, node_id
        having count(distinct owner_id) > 1
    ),
    dropped as (
        select counted.node_id
        from counted
        {%- if attempt == 'without_hubs' %}
        inner join (
            select crowded_id, max(owner_count) as owner_count
            from counted
            group by crowded_id
        ) as most
            on
                counted.crowded_id = most.crowded_id
                and counted.owner_count = most.owner_count
        {%- endif %}
    )
{%- endmacro %}
