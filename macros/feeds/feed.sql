{#- A feed: its union as of the clock, without the rows that cannot be used, each key once. Of rows
    with one key the last is kept. -#}
{% macro feed(feed) -%}
{%- set spec = perfil.feed_columns(feed) -%}
{%- set columns = ['source'] + spec.columns | list -%}
with

unioned as (
    {{- perfil.feed_union(feed) }}
),

usable as (
    select
        {{ columns | join(',\n        ') }},
        {% if spec.has_people -%}
        {{ perfil.sighting_key() }} as sighting_key,
        {% endif -%}
        {{ perfil.row_fingerprint(columns) }} as row_fingerprint
    from unioned
    where
        {{ perfil.feed_reject_reason(feed) | indent(8) }} is null
        {%- if spec.time %}
        and {{ spec.time }} <= {{ perfil.as_of() }}
        {%- endif %}
),

ranked as (
    select
        *,
        row_number() over (
            partition by source, {{ spec.key | join(', ') }}
            order by {{ spec.time ~ ' desc, ' if spec.time }}row_fingerprint
        ) as row_rank,
        count(*) over (partition by source, {{ spec.key | join(', ') }}) as copy_count
    from usable
),

deduplicated as (
    select
        {{ columns | join(',\n        ') }},
        {% if spec.has_people -%}
        sighting_key,
        {% endif -%}
        cast(copy_count as {{ dbt.type_bigint() }}) as copy_count
    from ranked
    where row_rank = 1
)

select * from deduplicated
{%- endmacro %}
