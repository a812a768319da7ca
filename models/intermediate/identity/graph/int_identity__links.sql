-- What each sighting says: its strongest identifier belongs together with each other one. A star,
-- never all pairs, and no hub in it.
with

naming as (
    select * from {{ ref('int_identity__scoped_identifiers') }}
),

anchors as (
    select * from {{ ref('int_identity__sighting_anchors') }}
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
    where
        naming.identifier_key != anchors.identifier_key
        and not naming.is_hub
)

select * from links
