{#- What `perfil link` needs to know, for the manifest: the comparisons, with their levels' conditions
    as DuckDB reads them (that is where weights are trained), and the blocks. -#}
{% macro likeness_spec() %}
    {%- set comparisons = [] -%}
    {%- for comparison in perfil.likeness_comparisons() -%}
        {%- do comparisons.append({
            'name': comparison.name,
            'is_frequency_known': comparison.is_frequency_known,
            'levels': perfil.likeness_levels(
                comparison, '%s_l', '%s_r', perfil.duckdb__levenshtein
            )
        }) -%}
    {%- endfor -%}
    {{- return({
        'comparisons': comparisons,
        'blocks': perfil.likeness_blocks(),
        'max_block': var('link_max_block')
    }) -}}
{% endmacro %}
