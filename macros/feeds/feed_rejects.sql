{#- The rows of a feed's staging models that cannot be used, each with its reason and as it came. -#}
{% macro feed_rejects(feed) -%}
    {%- set spec = perfil.feed_columns(feed) -%}
    {%- for name in var('feed_' ~ feed) %}
        {#- as text: engines write times and decimals into JSON each in its own way -#}
        {%- set texts = {} -%}
        {%- for column in spec.columns -%}
            {%- do texts.update({
                column: 'cast(' ~ column ~ ' as ' ~ dbt.type_string() ~ ')'
            }) -%}
        {%- endfor %}
        select
            '{{ perfil.source_of(name) }}' as source,
            '{{ feed }}' as feed,
            '{{ name }}' as table_name,
            {{ perfil.feed_reject_reason(feed) | indent(12) }} as reason,
            {{ perfil.row_fingerprint(spec.columns) | indent(12) }} as record_hash,
            {{ perfil.json_object(texts) }} as raw_record
        from {{ ref(name) }}
        where {{ perfil.feed_reject_reason(feed) | indent(12) }} is not null
        {{ 'union all' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
