-- The given names that each identifier stands beside: what tells two people of one telephone apart.
-- An initial tells nothing.
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

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

given_names as (
    select
        naming.identifier_key,
        named.given_name
    from named
    inner join naming
        on named.sighting_key = naming.sighting_key
    where length(named.given_name) > 1
    group by
        naming.identifier_key,
        named.given_name
)

select * from given_names
