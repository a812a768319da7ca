{#- The sources' tables that the listed staging models read, by raw_table or source_table, and that
    have columns landed as text: each with its yml, its columns and those of them. -#}
{% macro text_tables() %}
    {%- set listed = [] -%}
    {%- for feed in perfil.feed_names() -%}{%- do listed.extend(var('feed_' ~ feed)) -%}{%- endfor -%}
    {%- set read = {} -%}
    {#- while models are parsed there is no graph yet -#}
    {%- for node in (graph.nodes.values() if execute else []) if node.name in listed -%}
        {%- do perfil._collect_sources(node, read) -%}
    {%- endfor -%}
    {%- set tables = [] -%}
    {%- for described in read.values() | sort(attribute='unique_id')
        if described.source_name ~ '.' ~ described.name not in var('absent_tables') -%}
        {%- set relation = source(described.source_name, described.name) -%}
        {%- set there = perfil.warehouse_columns(relation) -%}
        {%- set texts = perfil.text_columns(described, there) -%}
        {%- if texts -%}
            {%- do tables.append({'described': described, 'there': there, 'texts': texts}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{- return(tables) -}}
{% endmacro %}

{#- What a model that reads source() itself finds there is its own business. -#}
{% macro _collect_sources(node, read) %}
    {%- set macros = node.depends_on.macros -%}
    {%- set is_typed = 'macro.perfil.raw_table' in macros or 'macro.perfil.source_table' in macros -%}
    {%- for parent in node.depends_on.nodes -%}
        {%- if parent in graph.sources and is_typed -%}
            {%- do read.update({parent: graph.sources[parent]}) -%}
        {%- elif parent in graph.nodes -%}
            {%- do perfil._collect_sources(graph.nodes[parent], read) -%}
        {%- endif -%}
    {%- endfor -%}
{% endmacro %}
