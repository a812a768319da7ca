{#- How many rows of a staging model there are as of the clock, from when to when, and in how many
    each column of its feed has a value: one row per column. -#}
{% macro column_counts(feed, model_name) -%}
    {%- set spec = perfil.feed_columns(feed) -%}
    {%- set text, moment = dbt.type_string(), dbt.type_timestamp() -%}
    {#- a row set aside may be later than the clock: it counts, but says nothing of how fresh -#}
    {%- set past = 'cast(null as ' ~ moment ~ ')' -%}
    {%- if spec.time -%}
        {%- set past = 'case when ' ~ spec.time ~ ' <= ' ~ perfil.as_of() ~ ' then ' ~ spec.time ~ ' end' -%}
    {%- endif -%}
    {%- set people = 'coalesce(' ~ perfil.identifier_columns() | join(', ') ~ ')' -%}
    select
        '{{ perfil.source_of(model_name) }}' as source,
        '{{ feed }}' as feed,
        '{{ model_name }}' as model_name,
        names.column_name,
        counted.row_count,
        counted.first_at,
        counted.last_at,
        counted.identified_count,
        case names.column_name
            {%- for name in spec.columns %}
            when '{{ name }}' then counted.{{ name }}
            {%- endfor %}
        end as filled_count
    from (
        select
            count(*) as row_count,
            min({{ past }}) as first_at,
            max({{ past }}) as last_at,
            {{ 'count(' ~ people ~ ')' if spec.has_people else 'cast(null as ' ~ dbt.type_bigint() ~ ')' }} as identified_count
            {%- for name in spec.columns %},
            count({{ name }}) as {{ name }}
            {%- endfor %}
        from {{ ref(model_name) }}
        {%- if spec.time %}
        where
            {{ spec.time }} <= {{ perfil.as_of() }}
            or {{ perfil.feed_reject_reason(feed) | indent(12) }} is not null
        {%- endif %}
    ) as counted
    cross join (
        {%- for name in spec.columns %}
        select cast('{{ name }}' as {{ text }}) as column_name
        {{ 'union all' if not loop.last }}
        {%- endfor %}
    ) as names
{%- endmacro %}
