-- When people put something into a cart or took it to the checkout, and when they ordered. Of an
-- order that has but a day it is the last that they did to a cart on it, unless the web site told
-- when it was: on that day, or, of an order that is not there on its own, on the one before or
-- after, which may be it in the shop's own time.
with

events as (
    select * from {{ ref('int_feeds__events') }}
),

orders as (
    select * from {{ ref('customer_orders') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

on_site as (
    select
        sighting_customers.customer_id,
        events.occurred_at,
        case events.event_name
            when 'Product Added' then 'product_added'
            when 'Checkout Started' then 'checkout_started'
            else 'ordered'
        end as step,
        events.product_id,
        events.quantity,
        events.value_amount as amount,
        {{ event_currency('events') }} as currency,
        {{ row_fingerprint(['events.source', 'events.event_id']) | indent(8) }} as step_key
    from events
    inner join sighting_customers
        on events.sighting_key = sighting_customers.sighting_key
    where events.event_name in ('Product Added', 'Checkout Started', 'Order Completed')
),

on_site_orders as (
    select
        on_site.customer_id,
        on_site.occurred_at,
        max(case when orders.order_id is null then 0 else 1 end) as is_known,
        max(
            case
                when orders.order_id is null or {{ has_no_hour('orders.ordered_at') }} then 0
                else 1
            end
        ) as is_timed
    from on_site
    left join orders
        on
            on_site.customer_id = orders.customer_id
            and case
                when {{ has_no_hour('orders.ordered_at') }}
                    then cast(on_site.occurred_at as date) = cast(orders.ordered_at as date)
                else
                    orders.ordered_at >= on_site.occurred_at - interval '1 hour'
                    and orders.ordered_at <= on_site.occurred_at + interval '1 hour'
            end
    where on_site.step = 'ordered'
    group by
        on_site.customer_id,
        on_site.occurred_at
),

told as (
    select
        on_site_orders.customer_id,
        cast(on_site_orders.occurred_at as date) as day
    from on_site_orders
    where on_site_orders.is_timed = 0
    {%- for days in [-1, 1] %}
    union
    select
        on_site_orders.customer_id,
        cast({{ dbt.dateadd('day', days, 'on_site_orders.occurred_at') }} as date) as day
    from on_site_orders
    where on_site_orders.is_known = 0
    {%- endfor %}
),

cart_days as (
    select
        on_site.customer_id,
        cast(on_site.occurred_at as date) as day,
        max(on_site.occurred_at) as last_at
    from on_site
    left join told
        on
            on_site.customer_id = told.customer_id
            and cast(on_site.occurred_at as date) = told.day
    where told.customer_id is null
    group by
        on_site.customer_id,
        cast(on_site.occurred_at as date)
),

cart_moments as (
    select * from on_site
    union all
    select
        orders.customer_id,
        case
            when {{ has_no_hour('orders.ordered_at') }}
                then coalesce(cart_days.last_at, orders.ordered_at)
            else orders.ordered_at
        end as occurred_at,
        'ordered' as step,
        cast(null as {{ dbt.type_string() }}) as product_id,
        cast(null as decimal(18, 4)) as quantity,
        orders.net_amount as amount,
        orders.currency,
        {{ row_fingerprint(['orders.source', 'orders.order_id']) | indent(8) }} as step_key
    from orders
    left join cart_days
        on
            orders.customer_id = cart_days.customer_id
            and cast(orders.ordered_at as date) = cart_days.day
    where orders.customer_id is not null
)

select * from cart_moments
