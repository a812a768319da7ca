-- Said no within the last days, and still means it: no other channel either.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        {{ days_between('cast(traits.last_withdrawal_at as date)', as_of_date()) }}
        <= {{ var('withdrew_lately_days') }}
)

select * from members
