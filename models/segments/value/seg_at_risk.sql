-- Bought regularly, but not lately: next to be lost if nobody writes.
with

rfm as (
    select * from {{ ref('customer_rfm') }}
),

members as (
    select rfm.customer_id
    from rfm
    where rfm.rfm_segment in ('at_risk', 'cant_lose')
)

select * from members
