-- Hardly likely to order within 90 days: leave them out of what costs money.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.predicted_probability_of_transaction_next_90d
        <= {{ var('long_shot_max_probability') }}
)

select * from members
