{#- Every node of these edges as a component of its own. -#}
{% macro nodes_alone_sql(edges) -%}
    select low_node_id as node_id, low_node_id as component_id from {{ edges }}
    union
    select high_node_id as node_id, high_node_id as component_id from {{ edges }}
{%- endmacro %}
