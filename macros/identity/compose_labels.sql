{#- The labels so far, led on through a further round's parents. -#}
{% macro compose_labels(labels, parents, round) %}
    {%- if labels is none -%}
        {%- set composed -%}
            select node_id, parent_id as component_id from {{ parents }}
        {%- endset -%}
    {%- else -%}
        {%- set composed -%}
            select
                labels.node_id,
                coalesce(parents.parent_id, labels.component_id) as component_id
            from {{ labels }} as labels
            left join {{ parents }} as parents
                on labels.component_id = parents.node_id
        {%- endset -%}
    {%- endif -%}
    {%- set table = perfil.create_scratch_table('labels_' ~ round, composed) -%}
    {%- do perfil.drop_scratch_table(parents) -%}
    {%- if labels is not none -%}{%- do perfil.drop_scratch_table(labels) -%}{%- endif -%}
    {{- return(table) -}}
{% endmacro %}
