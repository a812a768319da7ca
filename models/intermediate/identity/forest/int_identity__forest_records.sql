-- For each edge of the forest that rows speak for, the first of these rows: its feed, source, key
-- and time.
{%- set people = feeds_with_people() %}

with

forest as (
    select * from {{ ref('int_identity__forest') }}
),

ranked_edges as (
    select * from {{ ref('int_identity__ranked_edges') }}
),

links as (
    select * from {{ ref('int_identity__links') }}
),

pairs as (
    select
        links.sighting_key,
        links.first_seen_at,
        least(links.anchor_key, links.identifier_key) as one_key,
        greatest(links.anchor_key, links.identifier_key) as other_key
    from links
),

ranked_sightings as (
    select
        forest.edge_id,
        pairs.sighting_key,
        row_number() over (
            partition by forest.edge_id
            order by pairs.first_seen_at, pairs.sighting_key
        ) as sighting_rank
    from forest
    inner join ranked_edges
        on forest.edge_id = ranked_edges.edge_rank
    inner join pairs
        on
            least(ranked_edges.low_key, ranked_edges.high_key) = pairs.one_key
            and greatest(ranked_edges.low_key, ranked_edges.high_key) = pairs.other_key
),

sightings as (
    select
        ranked_sightings.edge_id,
        ranked_sightings.sighting_key
    from ranked_sightings
    where ranked_sightings.sighting_rank = 1
),

spoken_of as (
    select sightings.sighting_key
    from sightings
    group by sightings.sighting_key
),

{% for name in people %}
{{ name }} as (
    select * from {{ ref('int_feeds__' ~ name) }}
),

{% endfor %}
records as (
    {% for name in people %}
    {% set spec = feed_columns(name) %}
    select
        {{ name }}.sighting_key,
        '{{ name }}' as feed,
        {{ name }}.source,
        {{ name }}.{{ spec.key[0] }} as record_id,
        {{ spec.first_seen }} as first_seen_at,
        {{ name }}.{{ spec.time }} as recorded_at
    from {{ name }}
    inner join spoken_of
        on {{ name }}.sighting_key = spoken_of.sighting_key
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

ranked_records as (
    select
        records.*,
        row_number() over (
            partition by records.sighting_key
            order by
                records.first_seen_at,
                records.recorded_at,
                {{ row_fingerprint(['feed', 'source', 'record_id']) | indent(16) }}
        ) as record_rank
    from records
),

forest_records as (
    select
        sightings.edge_id,
        ranked_records.feed,
        ranked_records.source,
        ranked_records.record_id,
        ranked_records.recorded_at
    from sightings
    inner join ranked_records
        on
            sightings.sighting_key = ranked_records.sighting_key
            and ranked_records.record_rank = 1
)

select * from forest_records
