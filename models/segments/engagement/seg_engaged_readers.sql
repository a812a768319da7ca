-- Clicked in an e-mail within the days of the var trait_message_days.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where traits.email_click_count >= 1
)

select * from members
