-- How many more of something persons may have whom links by hand make one: as many as they bring,
-- and no more. The first identifier of theirs has it, as they are joined before all else.
with

joined_by_hand as (
    select * from {{ ref('int_identity__joined_by_hand') }}
),

excesses as (
    select * from {{ ref('int_identity__linked_excesses') }}
),

first_joined as (
    select
        joined_by_hand.group_id,
        min(joined_by_hand.node_id) as node_id
    from joined_by_hand
    group by joined_by_hand.group_id
),

linked_room as (
    select
        first_joined.node_id,
        excesses.limit_name,
        excesses.max_count,
        excesses.excess as room
    from excesses
    inner join first_joined
        on excesses.group_id = first_joined.group_id
)

select * from linked_room
