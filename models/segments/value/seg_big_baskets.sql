-- Whoever spends most at a time, however often.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where traits.average_order_score >= {{ var('big_basket_min_score') }}
)

select * from members
