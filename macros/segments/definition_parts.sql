{#- Add to `found` a node and all that it stands on and that says who is in a segment: models, up to
    the feeds and to identity, which say what happened and who is who; seeds that hold rules. -#}
{% macro definition_parts(unique_id, found) %}
    {%- set node = graph.nodes.get(unique_id) -%}
    {%- set doors = ['staging', 'intermediate/feeds', 'intermediate/identity', 'marts/identity'] -%}
    {%- if not node or unique_id in found -%}
    {%- elif node.resource_type == 'seed' -%}
        {%- if node.config.meta.get('is_definition') -%}{%- do found.append(unique_id) -%}{%- endif -%}
    {%- elif node.fqn[1] not in doors and node.fqn[1:3] | join('/') not in doors -%}
        {%- do found.append(unique_id) -%}
        {%- for parent in node.depends_on.nodes -%}
            {%- do perfil.definition_parts(parent, found) -%}
        {%- endfor -%}
    {%- endif -%}
{% endmacro %}
