{#- Components within limits, tier by tier, the strongest evidence first. What a tier joins is tried
    with all its edges. Where that breaks a limit, it is tried without those of nodes that stand beside
    one component alone and are too many for it: of these none is believed. Then without those of the
    nodes that the most components own, being several; of all that several own, for what stands
    beside one alone joins it to nobody; of all that count towards the limit; and at last without any.
    Nothing depends on the order of rows. Returns a scratch table (node_id, component_id). -#}
{% macro label_within_limits(edges_query, limits) %}
    {%- set edges = perfil.create_scratch_table('limited_edges', edges_query) -%}
    {%- set tiers = run_query('select distinct tier from ' ~ edges ~ ' order by tier') -%}
    {%- set labels = namespace(
        table=perfil.create_scratch_table('limited_labels', perfil.nodes_alone_sql(edges))
    ) -%}
    {%- for tier in tiers.columns[0].values() -%}
        {%- set labels.table = perfil.join_tier(labels.table, edges, tier, limits) -%}
    {%- endfor -%}
    {%- do perfil.drop_scratch_tables([edges]) -%}
    {{- return(labels.table) -}}
{% endmacro %}
