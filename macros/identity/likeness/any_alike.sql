{#- Whether two records are alike in one of these comparisons, two edits aside. -#}
{% macro any_alike(names, levels=['exact', 'swapped', 'edit_1']) -%}
    {%- for name in names -%}
        {{ name }}_level in ('{{ levels | join("', '") }}'){{ '\nor ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}
