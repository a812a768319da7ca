-- Who was named, together, on the rows of the feeds: each combination of identifiers once, however
-- many rows carry it. All later steps work on these few, not on the events.
{%- set people = [] %}
{%- for name in feed_names() if feed_columns(name).has_people %}{% do people.append(name) %}{% endfor %}

with

named as (
    {%- for name in people %}
    {%- set time = feed_columns(name).time %}
    select
        sighting_key,
        min({{ time }}) as first_seen_at,
        max({{ time }}) as last_seen_at
        {%- for column in identifier_columns() + ['country'] %},
        min({{ column }}) as {{ column }}
        {%- endfor %}
    from {{ ref('int_feeds__' ~ name) }}
    where sighting_key is not null
    group by sighting_key
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

sightings as (
    select
        named.sighting_key,
        min(named.first_seen_at) as first_seen_at,
        max(named.last_seen_at) as last_seen_at
        {%- for column in identifier_columns() + ['country'] %},
        -- one value per key: the key is a hash of them
        min(named.{{ column }}) as {{ column }}
        {%- endfor %}
    from named
    group by named.sighting_key
)

select * from sightings
