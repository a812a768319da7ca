-- Customers who live together, as far as anybody can tell: by one address and last name, or by one
-- telephone. They stay customers of their own.
with

members as (
    select * from {{ ref('int_households__members') }}
),

addresses as (
    select * from {{ ref('int_households__addresses') }}
),

counted as (
    select
        members.household_id,
        count(*) as member_count,
        max(case when members.shares_address then 1 else 0 end) = 1 as shares_address,
        max(case when members.shares_phone then 1 else 0 end) = 1 as shares_phone,
        min(members.first_seen_at) as first_seen_at
    from members
    group by members.household_id
),

lived_at as (
    select
        members.household_id,
        addresses.last_name,
        addresses.street,
        addresses.postal_code,
        addresses.country,
        row_number() over (
            partition by members.household_id
            order by
                count(*) desc,
                addresses.address_key
        ) as address_rank
    from members
    inner join addresses
        on members.customer_id = addresses.customer_id
    where members.shares_address
    group by
        members.household_id,
        addresses.last_name,
        addresses.street,
        addresses.postal_code,
        addresses.country,
        addresses.address_key
),

households as (
    select
        counted.household_id,
        counted.member_count,
        case
            when counted.shares_address and counted.shares_phone then 'both'
            when counted.shares_address then 'address and last name'
            else 'family phone'
        end as joined_by,
        lived_at.last_name,
        lived_at.street,
        lived_at.postal_code,
        lived_at.country,
        counted.first_seen_at
    from counted
    left join lived_at
        on
            counted.household_id = lived_at.household_id
            and lived_at.address_rank = 1
)

select * from households
