-- Which kinds of customers bring the money, and how many of each can be written to?
with

rfm as (
    select * from {{ ref('customer_rfm') }}
),

consents as (
    select * from {{ ref('customer_consents') }}
    where
        purpose = 'marketing'
        and channel = 'email'
        and state = 'granted'
),

by_segment as (
    select
        rfm.rfm_segment,
        count(*) as customer_count,
        count(consents.customer_id) as reachable_count,
        sum(rfm.monetary_amount) as net_revenue_amount
    from rfm
    left join consents
        on rfm.customer_id = consents.customer_id
    group by rfm.rfm_segment
)

select * from by_segment
order by net_revenue_amount desc
