{#- A part of a whole, 0 to 1; null where there is no whole. -#}
{% macro share_of(part, whole) -%}
    cast(
        cast({{ part }} as {{ perfil.type_double() }}) / nullif({{ whole }}, 0) as decimal(9, 6)
    )
{%- endmacro %}
