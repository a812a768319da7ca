-- Has not bought for longer than active customers do, and is not yet given up.
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

members as (
    select profiles.customer_id
    from profiles
    where profiles.lifecycle_stage = 'lapsing'
)

select * from members
