{#- A scratch table of the components that hold more than a limit lets them, and of that limit; none
    when there is no such component. -#}
{% macro crowded_components(labels, limits, name) %}
    {%- set crowded -%}
        select labels.component_id, limits.limit_name
        from {{ labels }} as labels
        inner join {{ limits }} as limits
            on labels.node_id = limits.node_id
        group by labels.component_id, limits.limit_name, limits.max_count
        having sum(limits.node_count) > limits.max_count
    {%- endset -%}
    {%- set found = perfil.create_counted_table(
        name ~ '_crowded',
        'select distinct component_id, limit_name from (' ~ crowded ~ ') as crowded'
    ) -%}
    {%- if found.count == 0 -%}
        {%- do perfil.drop_scratch_tables([found.table]) -%}
        {{- return(none) -}}
    {%- endif -%}
    {{- return(found.table) -}}
{% endmacro %}
