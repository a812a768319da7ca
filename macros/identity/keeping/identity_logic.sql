{#- What identity's own text is, in one hash: its models as this run has them, and its macros as
    they were when `macros` was last written (tests/python/identity/test_logic.py says how). Where it
    is another than in the last run, what is kept was made by other rules. -#}
{% macro identity_logic() %}
    {%- set macros = 'c148b01f575d4adfa0ed52208c4653ca' -%}
    {%- set texts = [macros] -%}
    {%- if execute and model.resource_type != 'unit_test' -%}
        {%- for node in graph.nodes.values() | sort(attribute='unique_id')
            if node.unique_id.startswith('model.perfil.int_identity__') -%}
            {%- do texts.append(node.name ~ node.checksum.checksum) -%}
        {%- endfor -%}
    {%- endif -%}
    {{- return('logic ' ~ local_md5(texts | join(' '))) -}}
{% endmacro %}
