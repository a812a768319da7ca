-- What stands on the sightings that this run looks at, as the feeds have it, and since when.
{%- set people = feeds_with_people() %}

with

changed as (
    select * from {{ ref('int_identity__changed_sightings') }}
),

sightings as (
    select * from {{ ref('int_identity__sightings') }}
),

{% for name in people %}
{{ name }} as (
    select * from {{ ref('int_feeds__' ~ name) }}
),

{% endfor %}
-- one value of each per key: the key is a hash of them
named as (
    {% for name in people %}
    select
        {{ name }}.sighting_key,
        {% for column in identifier_columns() %}
        min({{ name }}.{{ column }}) as {{ column }},
        {% endfor %}
        min(case when {{ name }}.phone is not null then {{ name }}.country end) as country
    from {{ name }}
    inner join changed
        on {{ name }}.sighting_key = changed.sighting_key
    group by {{ name }}.sighting_key
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

sighted as (
    select
        sightings.sighting_key,
        sightings.first_seen_at,
        sightings.last_seen_at,
        {% for column in identifier_columns() %}
        min(named.{{ column }}) as {{ column }},
        {% endfor %}
        min(named.country) as country
    from named
    inner join sightings
        on named.sighting_key = sightings.sighting_key
    group by
        sightings.sighting_key,
        sightings.first_seen_at,
        sightings.last_seen_at
)

select * from sighted
