-- Clicked before, and in nothing that was sent lately.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where traits.is_disengaging
)

select * from members
