-- Which anonymous visitors are worth a reason to leave their name?
with

visitors as (
    select * from {{ ref('visitors') }}
    where reveal_status is not null
),

by_kind as (
    select
        visitors.depth,
        visitors.acquisition_source,
        visitors.device_type,
        count(*) as visitor_count,
        sum(visitors.reveal_probability) as expected_reveals,
        sum(visitors.expected_value_30d) as expected_value_amount
    from visitors
    group by
        visitors.depth,
        visitors.acquisition_source,
        visitors.device_type
)

select * from by_kind
order by
    coalesce(expected_value_amount, 0) desc,
    visitor_count desc
