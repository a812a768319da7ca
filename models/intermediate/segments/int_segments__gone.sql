-- Customers who left a segment because there is nobody of that customer_id now, and whether they
-- had asked to be forgotten.
with

moves as (
    select * from {{ ref('int_segments__moves') }}
),

profiles as (
    select * from {{ ref('customer_profiles') }}
),

visitors as (
    select * from {{ ref('visitors') }}
),

erased as (
    select * from {{ ref(var('erased_identifiers')) }}
),

leavers as (
    select moves.customer_id
    from moves
    where moves.event = 'left'
    group by moves.customer_id
),

gone as (
    select
        leavers.customer_id,
        erased.identifier_key is not null as is_erased
    from leavers
    left join profiles
        on leavers.customer_id = profiles.customer_id
    left join visitors
        on leavers.customer_id = visitors.customer_id
    left join erased
        on leavers.customer_id = erased.identifier_key
    where
        profiles.customer_id is null
        and visitors.customer_id is null
)

select * from gone
