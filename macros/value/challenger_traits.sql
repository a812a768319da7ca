{#- What the challenger learns from: the columns of int_value__statistics that the var challenger_traits
    names, without those that challenger_excluded_traits names; a list. -#}
{% macro challenger_traits() %}
    {%- set known = perfil.statistics_columns() -%}
    {%- set kept = [] -%}
    {%- for name in (var('challenger_traits') or []) + (var('challenger_excluded_traits') or []) -%}
        {%- if name not in known -%}
            {{ exceptions.raise_compiler_error(
                "The vars challenger_traits and challenger_excluded_traits name '" ~ name
                ~ "', which is no trait of a customer at a month's end. There are: "
                ~ known | join(', ') ~ "."
            ) }}
        {%- elif name not in (var('challenger_excluded_traits') or []) and name not in kept -%}
            {%- do kept.append(name) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if not kept -%}
        {{ exceptions.raise_compiler_error(
            "The vars challenger_traits and challenger_excluded_traits leave no trait. There are: "
            ~ known | join(', ') ~ "."
        ) }}
    {%- endif -%}
    {{- return(kept) -}}
{% endmacro %}
