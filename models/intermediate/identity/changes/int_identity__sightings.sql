-- Who was named, together, on the rows of the feeds: each combination of identifiers once, however
-- many rows carry it, and a hash of these rows. Of the values themselves only those are read that
-- changed (int_identity__sighted_values).
{%- set people = feeds_with_people() %}

with

named as (
    {% for name in people %}
    {% set spec = feed_columns(name) %}
    select
        sighting_key,
        min({{ spec.first_seen }}) as first_seen_at,
        max({{ spec.time }}) as last_seen_at,
        {{ set_hash([
            "'" ~ name ~ "'",
            'source',
            spec.key[0],
            'cast(' ~ spec.time ~ ' as ' ~ dbt.type_string() ~ ')',
            'cast(' ~ spec.first_seen ~ ' as ' ~ dbt.type_string() ~ ')'
        ]) }} as records_hash
    from {{ ref('int_feeds__' ~ name) }}
    where sighting_key is not null
    group by sighting_key
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

sightings as (
    select
        named.sighting_key,
        min(named.first_seen_at) as first_seen_at,
        max(named.last_seen_at) as last_seen_at,
        -- changes with any of the rows
        cast(sum(named.records_hash) as {{ dbt.type_string() }}) as records_hash
    from named
    group by named.sighting_key
)

select * from sightings
