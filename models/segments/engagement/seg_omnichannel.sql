-- Has ordered in more than one channel.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where traits.order_channels = 'several'
)

select * from members
