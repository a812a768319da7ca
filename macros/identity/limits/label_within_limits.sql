{#- Components within limits, tier by tier, the strongest evidence first. What a tier joins is tried
    five times: with all its edges; where that breaks a limit, without the edges of the nodes that
    the most components own, being several; where it still does, without those of all nodes that
    several own, for what stands beside one alone joins it to nobody; then of those that count
    towards the limit, for of too many none is believed; at last without any of this tier's edges.
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
