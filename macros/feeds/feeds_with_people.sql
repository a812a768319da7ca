{#- The feeds whose rows can say whose they are. -#}
{% macro feeds_with_people() %}
    {%- set names = [] -%}
    {%- for name in perfil.feed_names() if perfil.feed_columns(name).has_people -%}
        {%- do names.append(name) -%}
    {%- endfor -%}
    {{- return(names) -}}
{% endmacro %}
