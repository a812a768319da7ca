{#- The links that are left for a further attempt: in crowded components all but those of nodes that
    one component alone owns, and that are too many beside what it has ('without_own_excess'), of
    nodes that the most components own ('without_hubs') or that several do ('without_shared'), of all
    nodes that count towards a limit that is broken ('without_excess'); or none of them ('none').
    `before` are the labels before this tier, `labels` those of the attempt before. -#}
{% macro fewer_links_sql(links, before, labels, crowded, limits, attempt) -%}
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
    {%- if attempt == 'without_own_excess' %}
    {{ perfil.own_excess_sql(before, limits) }}
    {%- elif attempt == 'without_excess' %}
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
    {{ perfil.shared_nodes_sql(before, attempt) }}
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
