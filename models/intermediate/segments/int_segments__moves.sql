-- Who is in a segment and was not, or was and is not.
with

memberships as (
    select * from {{ ref('segment_memberships') }}
),

last_members as (
    select * from {{ ref('int_segments__last_members') }}
),

moves as (
    select
        coalesce(memberships.segment_name, last_members.segment_name) as segment_name,
        coalesce(memberships.customer_id, last_members.customer_id) as customer_id,
        case when last_members.customer_id is null then 'entered' else 'left' end as event,
        last_members.entered_at
    from memberships
    full outer join last_members
        on
            memberships.segment_name = last_members.segment_name
            and memberships.customer_id = last_members.customer_id
    where
        memberships.customer_id is null
        or last_members.customer_id is null
)

select * from moves
