with

members as (
    select * from {{ ref('int_households__members') }}
),

household_members as (
    select
        members.customer_id,
        members.household_id,
        case
            when members.shares_address and members.shares_phone then 'both'
            when members.shares_address then 'address and last name'
            else 'family phone'
        end as joined_by
    from members
)

select * from household_members
