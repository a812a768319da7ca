{#- One trained number out of the table of weights: that of a level of a comparison. -#}
{% macro weight_of(comparison, level, column='match_weight') -%}
    max(
        case
            when comparison = '{{ comparison }}' and level = '{{ level }}'
                then cast({{ column }} as {{ perfil.type_double() }})
        end
    )
{%- endmacro %}
