-- Bought often and much, but long ago: worth a personal call.
with

rfm as (
    select * from {{ ref('customer_rfm') }}
),

members as (
    select rfm.customer_id
    from rfm
    where
        rfm.recency_score <= 2
        and rfm.frequency_score >= 4
        and rfm.monetary_score >= 4
)

select * from members
