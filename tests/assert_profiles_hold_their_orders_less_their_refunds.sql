-- What a profile says was brought is the customer's own paid orders less their refunds, in the
-- profile's currency alone.
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

movements as (
    select
        orders.customer_id,
        orders.currency,
        orders.net_amount as amount
    from {{ ref('customer_orders') }} as orders
    where orders.status = 'paid'
    union all
    select
        refunds.customer_id,
        refunds.currency,
        -refunds.amount as amount
    from {{ ref('customer_refunds') }} as refunds
    where
        refunds.order_id is null
        or refunds.order_status = 'paid'
),

brought as (
    select
        movements.customer_id,
        movements.currency,
        sum(movements.amount) as amount
    from movements
    group by
        movements.customer_id,
        movements.currency
)

select
    profiles.customer_id,
    profiles.net_revenue_amount,
    brought.amount
from profiles
left join brought
    on
        profiles.customer_id = brought.customer_id
        and profiles.currency = brought.currency
where profiles.net_revenue_amount != coalesce(brought.amount, 0)
