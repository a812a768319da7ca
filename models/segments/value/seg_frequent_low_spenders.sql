-- Buys often but spends little at a time: a case for bigger baskets.
with

rfm as (
    select * from {{ ref('customer_rfm') }}
),

members as (
    select rfm.customer_id
    from rfm
    where
        rfm.frequency_score >= 4
        and rfm.average_order_score <= 2
)

select * from members
