{#- The models of the segments that share out customers: those of the var `waterfall_segments`, or all
    that are listed. -#}
{% macro waterfall_segments() %}
    {%- set names = var('waterfall_segments') or var('segments') -%}
    {%- for name in names if name not in var('segments') -%}
        {{ exceptions.raise_compiler_error(
            "The var waterfall_segments names '" ~ name ~ "', which is not under segments: "
            ~ var('segments') | join(', ') ~ "."
        ) }}
    {%- endfor -%}
    {{- return(names) -}}
{% endmacro %}
