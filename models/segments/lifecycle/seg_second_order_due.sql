-- Bought on one day, long enough ago to have tried it and not so long that it is forgotten.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        not traits.is_repeat_buyer
        and traits.recency_days >= {{ var('second_order_from_days') }}
        and traits.recency_days <= {{ var('second_order_until_days') }}
)

select * from members
