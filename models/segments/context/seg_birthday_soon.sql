-- Has a birthday within the next days; who was born on February 29 has it on the 28th in other
-- years.
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

members as (
    select profiles.customer_id
    from profiles
    where
        {{ has_anniversary('profiles.birth_date', var('birthday_ahead_days')) }}
)

select * from members
