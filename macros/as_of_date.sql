{#- The day of as_of(), in UTC. -#}
{% macro as_of_date() -%}
    cast({{ perfil.as_of() }} as date)
{%- endmacro %}
