{#- What a segment's logic is, in one hash: the text of its model and of all models and rules that it
    stands on, and the vars that these name. `texts` holds what was read already, by model. -#}
{% macro definition_hash(unique_id, texts) %}
    {%- set found, parts = [], [] -%}
    {%- do perfil.definition_parts(unique_id, found) -%}
    {%- for part in found | sort -%}
        {%- if part not in texts -%}
            {%- do texts.update({part: perfil.definition_text(graph.nodes[part])}) -%}
        {%- endif -%}
        {%- do parts.append(texts[part]) -%}
    {%- endfor -%}
    {{- return(local_md5(parts | join('\n'))) -}}
{% endmacro %}
