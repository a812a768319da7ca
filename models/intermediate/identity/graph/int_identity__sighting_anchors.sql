-- The strongest identifier of each sighting: the centre of its star, and whose it is. A hub is
-- that only where nothing else is named. Whose customer this run does not work out is left out.
with

naming as (
    select * from {{ ref('int_identity__scoped_identifiers') }}
),

ranked as (
    select
        naming.sighting_key,
        naming.identifier_key,
        naming.priority,
        naming.tier,
        naming.is_hub,
        naming.is_dirty,
        -- a sighting has no two identifiers of one type
        row_number() over (
            partition by naming.sighting_key
            order by
                case when naming.is_hub then 1 else 0 end,
                naming.priority
        ) as strength_rank
    from naming
),

anchors as (
    select
        ranked.sighting_key,
        ranked.identifier_key,
        ranked.tier,
        ranked.is_hub
    from ranked
    where
        ranked.strength_rank = 1
        and ranked.is_dirty
)

select * from anchors
