{#- Whether two records are alike in one of these comparisons, two edits aside. -#}
{% macro any_alike(names) -%}
    {%- for name in names -%}
        {{ name }}_level in ('exact', 'swapped', 'edit_1'){{ '\nor ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}
