-- Who was named, together, on the rows of the feeds: each combination of identifiers once, however
-- many rows carry it. All later steps work on these few, not on the events.
{%- set people = feeds_with_people() %}

with

named as (
    {% for name in people %}
    {% set spec = feed_columns(name) %}
    select
        sighting_key,
        min({{ spec.first_seen }}) as first_seen_at,
        max({{ spec.time }}) as last_seen_at,
        min(user_id) as user_id,
        min(email) as email,
        min(phone) as phone,
        min(anonymous_id) as anonymous_id,
        min(device_id) as device_id,
        min(loyalty_id) as loyalty_id,
        min(case when phone is not null then country end) as country,
        {{ set_hash([
            "'" ~ name ~ "'",
            'source',
            spec.key[0],
            'cast(' ~ spec.time ~ ' as ' ~ dbt.type_string() ~ ')'
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
        -- one value of each per key: the key is a hash of them
        min(named.user_id) as user_id,
        min(named.email) as email,
        min(named.phone) as phone,
        min(named.anonymous_id) as anonymous_id,
        min(named.device_id) as device_id,
        min(named.loyalty_id) as loyalty_id,
        min(named.country) as country,
        -- changes with any of the rows
        cast(sum(named.records_hash) as {{ dbt.type_string() }}) as records_hash
    from named
    group by named.sighting_key
)

select * from sightings
