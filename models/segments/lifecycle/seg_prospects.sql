-- Known by name, and never bought.
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

members as (
    select profiles.customer_id
    from profiles
    where profiles.lifecycle_stage = 'prospect'
)

select * from members
