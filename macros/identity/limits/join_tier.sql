{#- The labels after one tier: see label_within_limits. -#}
{% macro join_tier(labels, edges, tier, limits) %}
    {%- set step = namespace(
        links=perfil.create_scratch_table(
            'tier_' ~ tier ~ '_links', perfil.tier_links_sql(labels, edges, tier)
        ),
        labels=labels,
        crowded=none
    ) -%}
    {%- set attempts = [
        'all', 'without_own_excess', 'without_hubs', 'without_shared', 'without_excess', 'none'
    ] -%}
    {%- for attempt in attempts if step.labels == labels or step.crowded -%}
        {%- set name = 'tier_' ~ tier ~ '_' ~ attempt -%}
        {%- if step.crowded -%}
            {%- set step.links = perfil.create_scratch_table(
                name ~ '_links',
                perfil.fewer_links_sql(
                    step.links, labels, step.labels, step.crowded, limits, attempt
                ),
                [step.links, step.crowded, step.labels]
            ) -%}
        {%- endif -%}
        {%- set step.labels = perfil.joined_labels(labels, step.links, name) -%}
        {%- set step.crowded = perfil.crowded_components(step.labels, limits, name) -%}
    {%- endfor -%}
    {%- do perfil.drop_scratch_tables([step.links, labels]) -%}
    {{- return(step.labels) -}}
{% endmacro %}
