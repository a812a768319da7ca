{#- Whether a staging model is switched on: it stands in a feed's list, or `helps` says that it
    helps models that do: a list of their names, or true for all models of its source. -#}
{% macro is_listed(helps=false) %}
    {%- set listed = [] -%}
    {%- for feed in perfil.feed_names() -%}
        {%- do listed.extend(var('feed_' ~ feed)) -%}
    {%- endfor -%}
    {%- if helps is sameas true -%}
        {%- set sources = [] -%}
        {%- for name in listed -%}{%- do sources.append(perfil.source_of(name)) -%}{%- endfor -%}
        {{- return(perfil.source_of(model.name) in sources) -}}
    {%- endif -%}
    {{- return((helps or [model.name]) | select('in', listed) | list | length > 0) -}}
{% endmacro %}
