-- First bought within the days of the var new_customer_days.
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

members as (
    select profiles.customer_id
    from profiles
    where profiles.lifecycle_stage = 'new'
)

select * from members
