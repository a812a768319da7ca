{#- Whether a staging model is switched on: it stands in a feed's list, or (with `helps`)
    any model of its source does. -#}
{% macro is_listed(helps=false) %}
    {%- set listed = [] -%}
    {%- for feed in perfil.feed_names() -%}
        {%- do listed.extend(var('feed_' ~ feed)) -%}
    {%- endfor -%}
    {%- if not helps -%}
        {{- return(model.name in listed) -}}
    {%- endif -%}
    {%- set sources = [] -%}
    {%- for name in listed -%}{%- do sources.append(perfil.source_of(name)) -%}{%- endfor -%}
    {{- return(perfil.source_of(model.name) in sources) -}}
{% endmacro %}
