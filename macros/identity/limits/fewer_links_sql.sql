{#- The links that are left for a further attempt: in crowded components all but those of the nodes
    that the most components own ('without_hubs'), or that several own ('without_shared'), or none of
    them ('none'). -#}
{% macro fewer_links_sql(links, labels, crowded, attempt) -%}
    with
    tried as (
        select
            links.*,
            crowded.component_id as crowded_id
        from {{ links }} as links
        inner join {{ labels }} as labels
            on links.low_node_id = labels.node_id
        left join {{ crowded }} as crowded
            on labels.component_id = crowded.component_id
    ),
    ends as (
        select crowded_id, low_node_id as node_id, high_component_id as owner_id
        from tried
        where owned_node_id is null or owned_node_id = low_node_id
        union all
        select crowded_id, high_node_id as node_id, low_component_id as owner_id
        from tried
        where owned_node_id is null or owned_node_id = high_node_id
    ),
    counted as (
        select crowded_id, node_id, count(distinct owner_id) as owner_count
        from ends
        where crowded_id is not null
        group by crowded_id, node_id
    ),
    hubs as (
        select counted.node_id
        from counted
        inner join (
            select crowded_id, max(owner_count) as owner_count
            from counted
            group by crowded_id
        ) as most
            on
                counted.crowded_id = most.crowded_id
                {%- if attempt == 'without_hubs' %}
                and counted.owner_count = most.owner_count
                {%- else %}
                and counted.owner_count > 1
                {%- endif %}
    )
    select
        tried.low_node_id,
        tried.high_node_id,
        tried.owned_node_id,
        tried.low_component_id,
        tried.high_component_id
    from tried
    where
        tried.crowded_id is null
        {%- if attempt != 'none' %}
        or not (
            tried.low_node_id in (select hubs.node_id from hubs)
            or tried.high_node_id in (select hubs.node_id from hubs)
        )
        {%- endif %}
{%- endmacro %}
