{#- Why a row of a feed cannot be used; null when it can. Sales count whoever bought, everything
    else is about somebody. -#}
{% macro feed_reject_reason(feed) -%}
    {%- set spec = perfil.feed_columns(feed) -%}
    {#- of the run, not of as_of(): what is later than that is not wrong, only not known yet -#}
    {%- set tomorrow = run_started_at + modules.datetime.timedelta(days=1) -%}
    {%- set tomorrow = tomorrow.strftime('%Y-%m-%d %H:%M:%S') -%}
    case
        {%- for name in spec.key + ([spec.time] if spec.time else []) %}
        when {{ name }} is null then 'no {{ name }}'
        {%- endfor %}
        {%- if spec.time %}
        when {{ spec.time }} > {{ perfil.tomorrow() }}
            then '{{ spec.time }} is in the future'
        {%- endif %}
        {%- if spec.has_people and feed not in ['orders', 'refunds'] %}
        when coalesce({{ perfil.identifier_columns() | join(', ') }}) is null then 'no identifier'
        {%- endif %}
    end
{%- endmacro %}
