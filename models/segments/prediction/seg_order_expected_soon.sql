-- Expected to order within the next days, by the pace of their orders.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        {{ days_between(as_of_date(), 'traits.predicted_next_order_date') }}
        <= {{ var('order_expected_days') }}
)

select * from members
