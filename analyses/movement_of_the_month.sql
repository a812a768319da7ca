-- How did customers move between the RFM segments in the last whole month, and who got worse?
with

transitions as (
    select * from {{ ref('rfm_transitions') }}
),

last_month as (
    select max(transitions.month_end_date) as month_end_date
    from transitions
),

moved as (
    select
        transitions.previous_rfm_segment,
        transitions.rfm_segment,
        transitions.customer_count,
        transitions.customer_share
    from transitions
    inner join last_month
        on transitions.month_end_date = last_month.month_end_date
    where transitions.previous_rfm_segment != transitions.rfm_segment
)

select * from moved
order by customer_count desc
