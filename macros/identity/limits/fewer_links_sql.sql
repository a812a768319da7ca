{#- The links that are left for a further attempt: in crowded components all but those of nodes that
    one component alone owns, too many of one kind ('without_own_excess'), of nodes that the most
    components own ('without_hubs') or that several do ('without_shared'), of all nodes that count
    towards a limit that is broken ('without_excess'); or none of them ('none'). -#}
{% macro fewer_links_sql(links, labels, crowded, limits, attempt) -%}
    with
    tried as (
        select
            links.*,
            crowded.component_id as crowded_id
        from {{ links }} as links
        inner join {{ labels }} as labels
            on links.low_node_id = labels.node_id
        left join (select distinct component_id from {{ crowded }}) as crowded
            on labels.component_id = crowded.component_id
    ),
    {%- if attempt == 'without_excess' %}
    dropped as (
        select labels.node_id
        from {{ labels }} as labels
        inner join {{ limits }} as limits
            on labels.node_id = limits.node_id
        inner join {{ crowded }} as crowded
            on
                labels.component_id = crowded.component_id
                and limits.limit_name = crowded.limit_name
        where limits.node_count > 0
    )
    {%- else %}
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
        select
            crowded_id,
            node_id,
            min(owner_id) as owner_id,
            count(distinct owner_id) as owner_count
        from ends
        where crowded_id is not null
        group by crowded_id, node_id
        having count(distinct owner_id) {{ '= 1' if attempt == 'without_own_excess' else '> 1' }}
    ),
    {%- if attempt == 'without_own_excess' %}
    held as (
        select
            counted.node_id,
            limits.max_count,
            sum(limits.node_count) over (
                partition by counted.owner_id, limits.limit_name, limits.max_count
            ) as node_count
        from counted
        inner join {{ limits }} as limits
            on counted.node_id = limits.node_id
    ),
    dropped as (
        select held.node_id
        from held
        where held.node_count > held.max_count
    )
    {%- else %}
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
    {%- endif %}
    {%- endif %}
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
            tried.low_node_id in (select dropped.node_id from dropped)
            or tried.high_node_id in (select dropped.node_id from dropped)
        )
        {%- endif %}
{%- endmacro %}
