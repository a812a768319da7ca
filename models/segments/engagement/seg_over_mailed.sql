-- Gets more e-mails than most who get any, and clicks in none of them.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

written_to as (
    select
        traits.customer_id,
        traits.email_click_count,
        percent_rank() over (order by traits.email_sent_count) as sent_rank
    from traits
    where traits.email_sent_count >= 1
),

members as (
    select written_to.customer_id
    from written_to
    where
        written_to.sent_rank >= {{ var('over_mailed_min_rank') }}
        and written_to.email_click_count = 0
)

select * from members
