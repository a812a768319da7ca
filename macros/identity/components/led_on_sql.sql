{#- Nodes led on from where they point: to the root that `roots` (node_id, root_id) has of that node;
    where it has none, that node is the root. -#}
{% macro led_on_sql(nodes, pointer, roots, called='root_id') -%}
    select
        nodes.node_id,
        coalesce(roots.root_id, nodes.{{ pointer }}) as {{ called }}
    from {{ nodes }} as nodes
    left join {{ roots }} as roots
        on nodes.{{ pointer }} = roots.node_id
{%- endmacro %}
