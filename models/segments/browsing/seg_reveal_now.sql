-- The anonymous visitors of the last days of whom most is expected once they leave a name.
with

visitors as (
    select * from {{ ref('visitors') }}
),

lately as (
    select
        visitors.customer_id,
        visitors.expected_value_30d,
        percent_rank() over (order by visitors.expected_value_30d) as value_rank
    from visitors
    where
        {{ days_between('cast(visitors.last_seen_at as date)', as_of_date()) }}
        <= {{ var('visitor_days') }}
        and visitors.expected_value_30d > 0
),

members as (
    select lately.customer_id
    from lately
    where lately.value_rank >= {{ var('reveal_now_min_rank') }}
)

select * from members
