{#- Each node at an end of a link in `tried` that is owned there, and the component that owns it; where
    nobody knows which end is, each. A common table expression, `ends`. -#}
{% macro owners_sql() -%}
    ends as (
        select crowded_id, low_node_id as node_id, high_component_id as owner_id
        from tried
        where owned_node_id is null or owned_node_id = low_node_id
        union all
        select crowded_id, high_node_id as node_id, low_component_id as owner_id
        from tried
        where owned_node_id is null or owned_node_id = high_node_id
    )
{%- endmacro %}
