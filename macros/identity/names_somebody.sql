{#- Whether an identifier of this type names somebody; cookies and devices are of people unknown. -#}
{% macro names_somebody(type) -%}
    {{ type }} not in ('anonymous_id', 'device_id')
{%- endmacro %}
