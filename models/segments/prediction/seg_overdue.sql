-- Silent for twice as long as they ever are between orders, and not yet lost.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.overdue_ratio >= {{ var('overdue_min_ratio') }}
        and traits.recency_days < {{ var('lost_customer_days') }}
)

select * from members
