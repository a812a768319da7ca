-- Bought just now, and buys most often: thank them, and ask them to tell others.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where traits.rfm_segment = 'champions'
)

select * from members
