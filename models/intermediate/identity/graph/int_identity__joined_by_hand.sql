-- The identifiers that links by hand make one person's, by the group that they are. Where somebody
-- decided that two of a group must not be one, nothing of it is joined by hand.
with

linked_identifiers as (
    select * from {{ ref('int_identity__linked_identifiers') }}
),

excesses as (
    select * from {{ ref('int_identity__linked_excesses') }}
),

kept_apart as (
    select excesses.group_id
    from excesses
    where excesses.limit_name like 'do_not_merge %'
    group by excesses.group_id
),

joined_by_hand as (
    select
        linked_identifiers.node_id,
        linked_identifiers.group_id
    from linked_identifiers
    left join kept_apart
        on linked_identifiers.group_id = kept_apart.group_id
    where kept_apart.group_id is null
)

select * from joined_by_hand
