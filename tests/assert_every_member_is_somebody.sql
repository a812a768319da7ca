-- Nobody is in a segment who is neither a known customer nor an anonymous visitor: not who was
-- erased, and not who became somebody else.
with

memberships as (
    select * from {{ ref('segment_memberships') }}
),

profiles as (
    select * from {{ ref('customer_profiles') }}
),

visitors as (
    select * from {{ ref('visitors') }}
),

unknown as (
    select
        memberships.segment_name,
        memberships.customer_id
    from memberships
    left join profiles
        on memberships.customer_id = profiles.customer_id
    left join visitors
        on memberships.customer_id = visitors.customer_id
    where
        profiles.customer_id is null
        and visitors.customer_id is null
)

select * from unknown
