{#- A part of a whole as a fraction, of a type; null where there is no whole. -#}
{% macro share_of(part, whole, data_type='decimal(9, 6)') -%}
    {{ perfil.rounded(
        'cast(' ~ part ~ ' as ' ~ perfil.type_double() ~ ') / nullif(' ~ whole ~ ', 0)', data_type
    ) }}
{%- endmacro %}
