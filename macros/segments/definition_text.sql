{#- A model's text without comments and layout, and the vars that it, or a macro of ours in it,
    names; of a seed what is in it. The clock, and what is listed, are no part of a definition. -#}
{% macro definition_text(node) %}
    {%- if node.resource_type == 'seed' -%}
        {{- return(node.name ~ ' ' ~ node.checksum.checksum) -}}
    {%- endif -%}
    {%- set comments = "('(?:[^'\n]|'')*')|--[^\n]*|[{]#(?:.|\n)*?#[}]" -%}
    {%- set code = modules.re.sub(comments, '\\1', node.raw_code) -%}
    {%- set names = modules.re.findall("var[(] *['\"]([A-Za-z0-9_]+)", code) -%}
    {%- for macro in node.depends_on.macros -%}
        {%- do names.extend(perfil.vars_of_macros().get(macro.split('.')[-1], [])) -%}
    {%- endfor -%}
    {%- set parts = [node.name, code.split() | join(' ')] -%}
    {%- for name in names | unique | sort
        if name not in ['as_of', 'demo', 'demo_as_of', 'segments', 'waterfall_segments'] -%}
        {%- do parts.append(name ~ ' ' ~ tojson(var(name, none), sort_keys=true)) -%}
    {%- endfor -%}
    {{- return(parts | join('\n')) -}}
{% endmacro %}
