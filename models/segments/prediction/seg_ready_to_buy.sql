-- Very likely to order within 90 days: show them what is new, and keep the discount.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.predicted_probability_of_transaction_next_90d
        >= {{ var('ready_to_buy_min_probability') }}
)

select * from members
