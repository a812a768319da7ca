{#- What is written of each listed segment, in the order of the waterfall: first who is to be left alone
    (the theme suppression), then as they are listed. Read from the graph while models are compiled;
    none while they are parsed. -#}
{% macro segment_definitions() %}
    {%- set rows, listed, texts = [], var('segments'), {} -%}
    {%- if execute -%}
        {%- for node in graph.nodes.values() if node.resource_type == 'model' and node.name in listed -%}
            {%- set meta = node.config.meta.get('segment', {}) -%}
            {%- set place = listed.index(node.name) -%}
            {%- set row = {'label': node.name, 'owner': '', 'purpose': '', 'question': ''} -%}
            {%- set ahead = listed | length if node.fqn[-2] == 'suppression' else 0 -%}
            {%- do row.update({
                'theme': node.fqn[-2], 'members': 'customers', 'priority': place + 1 - ahead
            }) -%}
            {%- do row.update(meta) -%}
            {%- do row.update({
                'segment_name': node.name | replace('seg_', '', 1),
                'model_name': node.name,
                'place': place,
                'description': node.description | replace('\n', ' ') | trim,
                'definition_hash': perfil.definition_hash(node.unique_id, texts)
            }) -%}
            {%- if row.members not in ['customers', 'visitors'] -%}
                {{ exceptions.raise_compiler_error(
                    "The members of " ~ node.name ~ " are '" ~ row.members ~ "'. Write members: "
                    ~ "customers or members: visitors under config.meta.segment."
                ) }}
            {%- endif -%}
            {%- do rows.append(row) -%}
        {%- endfor -%}
    {%- endif -%}
    {{- return(rows | sort(attribute='priority,place')) -}}
{% endmacro %}
