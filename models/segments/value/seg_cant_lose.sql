-- Bought more often than nearly anybody, and has stopped: call them.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where traits.rfm_segment = 'cant_lose'
)

select * from members
