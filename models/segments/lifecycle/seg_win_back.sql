-- Brought much, and is late or lost: an offer to them pays most.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.recency_days >= {{ var('active_customer_days') }}
        and traits.value_tier in ('top_1_percent', 'top_5_percent', 'top_20_percent')
)

select * from members
