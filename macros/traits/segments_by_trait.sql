{#- The segments of the var `segments` that say they read a trait (config.meta.segment.traits), by
    the trait. -#}
{% macro segments_by_trait() %}
    {%- set found = {} -%}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' and node.name in var('segments') -%}
        {%- for trait in node.config.meta.get('segment', {}).get('traits', []) -%}
            {%- do found.setdefault(trait, []).append(node.name) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{- return(found) -}}
{% endmacro %}
