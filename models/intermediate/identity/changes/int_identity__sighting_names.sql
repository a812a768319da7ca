-- The given names on the rows of each sighting: what tells two people of one telephone apart. An
-- initial tells nothing.
{%- set feeds = ['contacts', 'orders'] %}

with

named as (
    {% for name in feeds %}
    select
        sighting_key,
        {{ normalised_given_name('first_name') }} as given_name
    from {{ ref('int_feeds__' ~ name) }}
    where sighting_key is not null
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

sighting_names as (
    select
        named.sighting_key,
        named.given_name
    from named
    where length(named.given_name) > 1
    group by
        named.sighting_key,
        named.given_name
)

select * from sighting_names
