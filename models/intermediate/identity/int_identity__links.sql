-- What each sighting says: its strongest identifier belongs together with each other one. A star,
-- never all pairs; no hub is in it, and no pair that somebody ruled out.
with

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

anchors as (
    select * from {{ ref('int_identity__sighting_anchors') }}
),

hubs as (
    select hubs.identifier_key
    from {{ ref('int_identity__hubs') }} as hubs
    group by hubs.identifier_key
),

overrides as (
    select * from {{ ref('int_identity__overrides') }}
),

excluded_edges as (
    select
        overrides.identifier_key,
        overrides.other_key
    from overrides
    where overrides.action = 'exclude_edge'
    union
    select
        overrides.other_key as identifier_key,
        overrides.identifier_key as other_key
    from overrides
    where overrides.action = 'exclude_edge'
),

-- of a pair that is ruled out the weaker one leaves the star
unlinked as (
    select
        naming.sighting_key,
        naming.identifier_key
    from naming
    inner join excluded_edges
        on naming.identifier_key = excluded_edges.identifier_key
    inner join naming as stronger
        on
            naming.sighting_key = stronger.sighting_key
            and excluded_edges.other_key = stronger.identifier_key
            and naming.priority > stronger.priority
    group by
        naming.sighting_key,
        naming.identifier_key
),

links as (
    select
        naming.sighting_key,
        anchors.identifier_key as anchor_key,
        naming.identifier_key,
        greatest(anchors.tier, naming.tier) as tier,
        naming.first_seen_at
    from naming
    inner join anchors
        on naming.sighting_key = anchors.sighting_key
    left join hubs
        on naming.identifier_key = hubs.identifier_key
    left join unlinked
        on
            naming.sighting_key = unlinked.sighting_key
            and naming.identifier_key = unlinked.identifier_key
    where
        naming.identifier_key != anchors.identifier_key
        and hubs.identifier_key is null
        and unlinked.identifier_key is null
)

select * from links
