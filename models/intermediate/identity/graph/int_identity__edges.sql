-- One row per pair of identifiers that stand together, with its tier (0 is by hand, 1 the strongest
-- evidence, 4 likeness), that which it has without what is by hand, since when, and on how many
-- different sightings.
with

links as (
    select * from {{ ref('int_identity__links') }}
),

forced_links as (
    select * from {{ ref('int_identity__forced_links') }}
),

likely_links as (
    select * from {{ ref('int_identity__likely_links') }}
),

nodes as (
    select * from {{ ref('int_identity__nodes') }}
),

pairs as (
    select
        links.anchor_key as one_key,
        links.identifier_key as other_key,
        true as is_owned,
        links.tier,
        links.sighting_key,
        links.first_seen_at
    from links
    union all
    select
        forced_links.low_key as one_key,
        forced_links.high_key as other_key,
        false as is_owned,
        0 as tier,
        cast(null as {{ dbt.type_string() }}) as sighting_key,
        forced_links.first_seen_at
    from forced_links
    union all
    select
        likely_links.low_key as one_key,
        likely_links.high_key as other_key,
        false as is_owned,
        4 as tier,
        cast(null as {{ dbt.type_string() }}) as sighting_key,
        likely_links.first_seen_at
    from likely_links
),

edges as (
    select
        least(one.node_id, other.node_id) as low_node_id,
        greatest(one.node_id, other.node_id) as high_node_id,
        -- the weaker of the two, which the other owns; null where that is not known
        max(case when pairs.is_owned then other.node_id end) as owned_node_id,
        min(pairs.tier) as tier,
        min(case when pairs.tier > 0 then pairs.tier end) as evidence_tier,
        min(pairs.first_seen_at) as first_seen_at,
        count(pairs.sighting_key) as sighting_count
    from pairs
    inner join nodes as one
        on pairs.one_key = one.identifier_key
    inner join nodes as other
        on pairs.other_key = other.identifier_key
    group by
        least(one.node_id, other.node_id),
        greatest(one.node_id, other.node_id)
)

select * from edges
