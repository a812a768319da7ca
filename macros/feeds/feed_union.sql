{#- All staging models listed for a feed, one below the other, each row with its source. -#}
{% macro feed_union(feed) -%}
    {%- set spec = perfil.feed_columns(feed) -%}
    {%- for name in var('feed_' ~ feed) %}
        select
            '{{ perfil.source_of(name) }}' as source,
            {{ spec.columns | join(',\n            ') }}
        from {{ ref(name) }}
        {{ 'union all' if not loop.last }}
    {%- else %}
        select
            cast(null as {{ dbt.type_string() }}) as source
            {%- for name, data_type in spec.columns.items() %},
            cast(null as {{ data_type }}) as {{ name }}
            {%- endfor %}
        where 1 = 0
    {%- endfor %}
{%- endmacro %}
