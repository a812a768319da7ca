-- One row per identifier that is somebody's, numbered by when it was first seen. The hash ends the
-- order: it compares the same under every engine's collation. A hub is there only where a row names
-- nothing else, or where somebody linked it by hand.
with

naming as (
    select * from {{ ref('int_identity__scoped_identifiers') }}
),

anchors as (
    select * from {{ ref('int_identity__sighting_anchors') }}
),

forced_links as (
    select * from {{ ref('int_identity__forced_links') }}
),

needed_hubs as (
    select anchors.identifier_key
    from anchors
    where anchors.is_hub
    union
    select forced_links.low_key as identifier_key
    from forced_links
    union
    select forced_links.high_key as identifier_key
    from forced_links
),

seen as (
    select
        naming.identifier_key,
        naming.identifier_type,
        naming.identifier_value,
        naming.priority,
        naming.is_hub,
        min(naming.first_seen_at) as first_seen_at,
        max(naming.last_seen_at) as last_seen_at
    from naming
    where naming.is_dirty
    group by
        naming.identifier_key,
        naming.identifier_type,
        naming.identifier_value,
        naming.priority,
        naming.is_hub
),

nodes as (
    select
        cast(
            row_number() over (
                order by seen.first_seen_at, seen.priority, seen.identifier_key
            ) as {{ dbt.type_bigint() }}
        ) as node_id,
        seen.identifier_key,
        seen.identifier_type,
        seen.identifier_value,
        seen.is_hub,
        seen.first_seen_at,
        seen.last_seen_at
    from seen
    left join needed_hubs
        on seen.identifier_key = needed_hubs.identifier_key
    where
        not seen.is_hub
        or needed_hubs.identifier_key is not null
)

select * from nodes
