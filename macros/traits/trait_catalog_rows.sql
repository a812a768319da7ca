{#- What is written of each trait, read while models are compiled: every column of customer_traits,
    with the description and config.meta.trait of the column it comes from and the defaults in
    config.meta.traits of that column's model. None while they are parsed: there is no graph yet. -#}
{% macro trait_catalog_rows() %}
    {%- set rows = [] -%}
    {%- if execute -%}
        {%- set wide = graph.nodes['model.perfil.customer_traits'] -%}
        {%- set needed_by = perfil.segments_by_trait() -%}
        {%- for unique_id in wide.depends_on.nodes -%}
            {%- set source = graph.nodes[unique_id] -%}
            {%- for name in wide.columns if 'trait' in source.columns.get(name, {}).get('config', {}).get('meta', {}) -%}
                {%- set column = source.columns[name] -%}
                {%- set row = {} -%}
                {%- do row.update(source.config.meta.get('traits', {})) -%}
                {%- do row.update(column.config.meta.trait) -%}
                {%- do row.update({
                    'trait': name,
                    'place': (wide.columns | list).index(name),
                    'data_type': column.data_type,
                    'description': column.description | replace('\n', ' ') | trim,
                    'source_model': source.name,
                    'needed_by_segments': needed_by.get(name, []) | sort | join(', ')
                }) -%}
                {%- do rows.append(row) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {{- return(rows | sort(attribute='place')) -}}
{% endmacro %}
