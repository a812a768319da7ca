{#- How alike the values of a comparison are in the records `low` and `high`: exact, swapped, edit_1,
    edit_2 or other; null where one of them has none. -#}
{% macro likeness_level(comparison) -%}
    case
        when low.{{ comparison.name }} is null or high.{{ comparison.name }} is null then null
        {%- for level, condition in perfil.likeness_levels(comparison, 'low.%s', 'high.%s') %}
        when {{ condition }} then '{{ level }}'
        {%- endfor %}
        else 'other'
    end
{%- endmacro %}
