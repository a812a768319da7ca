{#- A part of a whole as a fraction, of a type; null where there is no whole. -#}
{% macro share_of(part, whole, data_type='decimal(9, 6)') -%}
    cast(
        cast({{ part }} as {{ perfil.type_double() }}) / nullif({{ whole }}, 0) as {{ data_type }}
    )
{%- endmacro %}
