-- Anonymous visitors who put something into a cart or began to pay.
with

visitors as (
    select * from {{ ref('visitors') }}
),

members as (
    select visitors.customer_id
    from visitors
    where
        visitors.depth in ('product_added', 'checkout_started')
        and {{ days_between('cast(visitors.last_seen_at as date)', as_of_date()) }}
        <= {{ var('visitor_days') }}
)

select * from members
