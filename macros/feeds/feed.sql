{#- A feed: its union as of the clock, each key once. Of rows with one key the last is kept. -#}
{% macro feed(feed) -%}
{%- set spec = perfil.feed_columns(feed) -%}
{%- set columns = ['source'] + spec.columns | list -%}
with

unioned as (
    {{- perfil.feed_union(feed) }}
),

fingerprinted as (
    select
        {{ columns | join(',\n        ') }},
        {% if spec.has_people -%}
        {{ perfil.sighting_key() }} as sighting_key,
        {% endif -%}
        {{ perfil.row_fingerprint(columns) }} as row_fingerprint
    from unioned
    {% if spec.time -%}
    where {{ spec.time }} <= {{ perfil.as_of() }}
    {%- endif %}
),

ranked as (
    select
        *,
        row_number() over (
            partition by source, {{ spec.key | join(', ') }}
            order by {{ spec.time ~ ' desc, ' if spec.time }}row_fingerprint
        ) as row_rank
    from fingerprinted
),

deduplicated as (
    select
        {{ columns | join(',\n        ') }}
        {%- if spec.has_people %},
        sighting_key{% endif %}
    from ranked
    where row_rank = 1
)

select * from deduplicated
{%- endmacro %}
