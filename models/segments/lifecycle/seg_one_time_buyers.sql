-- Bought on one day and has not come back yet: the second order is the hardest to win.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where not traits.is_repeat_buyer
)

select * from members
