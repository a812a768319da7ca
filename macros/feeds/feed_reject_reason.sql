{#- Why a row of a feed cannot be used; null when it can. Sales count whoever bought, everything
    else is about somebody. -#}
{% macro feed_reject_reason(feed) -%}
    {%- set spec = perfil.feed_columns(feed) -%}
    case
        {%- for name in spec.key + ([spec.time] if spec.time else []) %}
        when {{ name }} is null then 'no {{ name }}'
        {%- endfor %}
        {%- if spec.has_people and feed not in ['orders', 'refunds'] %}
        when coalesce({{ perfil.identifier_columns() | join(', ') }}) is null then 'no identifier'
        {%- endif %}
    end
{%- endmacro %}
