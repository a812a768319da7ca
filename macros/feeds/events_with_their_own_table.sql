{#- Events of this model's source that a listed model reads from a table of their own: the table
    stg_segment__product_viewed reads is that of the event product_viewed. -#}
{% macro events_with_their_own_table() %}
    {%- set events = [] -%}
    {%- for name in var('feed_events') if perfil.source_of(name) == perfil.source_of(model.name) -%}
        {%- set table = name.split('__')[1] -%}
        {%- if table not in ['tracks', 'pages', 'screens', 'identifies'] -%}
            {%- do events.append(table) -%}
        {%- endif -%}
    {%- endfor -%}
    {{- return(events) -}}
{% endmacro %}
