-- The few who bring the most: the top 5 per cent by what they have spent.
with

rfm as (
    select * from {{ ref('customer_rfm') }}
),

members as (
    select rfm.customer_id
    from rfm
    where rfm.value_tier in ('top_1_percent', 'top_5_percent')
)

select * from members
