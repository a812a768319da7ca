-- First bought not long ago, and was back soon: the next regulars.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.days_to_second_order <= {{ var('rising_star_second_order_days') }}
        and {{ days_between('traits.first_purchase_date', as_of_date()) }}
        <= {{ var('rising_star_days') }}
)

select * from members
