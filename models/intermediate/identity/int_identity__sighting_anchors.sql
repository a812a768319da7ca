-- The strongest identifier of each sighting: the centre of its star, and whose it is. A hub is
-- that only where nothing else is named.
with

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

crowded as (
    select * from {{ ref('int_identity__hubs') }}
),

hubs as (
    select crowded.identifier_key
    from crowded
    group by crowded.identifier_key
),

ranked as (
    select
        naming.sighting_key,
        naming.identifier_key,
        naming.priority,
        naming.tier,
        hubs.identifier_key is not null as is_hub,
        -- a sighting has no two identifiers of one type
        row_number() over (
            partition by naming.sighting_key
            order by
                case when hubs.identifier_key is null then 0 else 1 end,
                naming.priority
        ) as strength_rank
    from naming
    left join hubs
        on naming.identifier_key = hubs.identifier_key
),

anchors as (
    select
        ranked.sighting_key,
        ranked.identifier_key,
        ranked.tier,
        ranked.is_hub
    from ranked
    where ranked.strength_rank = 1
)

select * from anchors
