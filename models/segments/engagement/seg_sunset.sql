-- Is still sent e-mails, and has not clicked for half a year: ask once more, then stop.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.can_be_emailed
        and traits.email_sent_count >= 1
        and coalesce(
            traits.days_since_last_click,
            {{ days_between('cast(traits.first_seen_at as date)', as_of_date()) }}
        ) >= {{ var('sunset_days') }}
)

select * from members
