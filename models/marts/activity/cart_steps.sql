-- What people put into a cart or took to the checkout, and the order that ended it. Any order does,
-- whatever became of it: who was at the till left nothing behind. An order that has but a day is as
-- late as the last that they did to a cart on it, unless the web site told when it was.
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

-- the shop's day may be the one before or after that of the web site
told as (
    {%- for days in [-1, 0, 1] %}
    select
        on_site.customer_id,
        cast({{ dbt.dateadd('day', days, 'on_site.occurred_at') }} as date) as day
    from on_site
    where on_site.step = 'ordered'
    {%- if not loop.last %}
    union
    {%- endif %}
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

happened as (
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
),

-- of one moment, what is added comes before its order
ranked as (
    select
        happened.*,
        row_number() over (
            partition by happened.customer_id
            order by
                happened.occurred_at,
                case when happened.step = 'ordered' then 1 else 0 end,
                happened.step_key
        ) as step_rank
    from happened
),

followed as (
    select
        ranked.*,
        lag(ranked.step) over (
            partition by ranked.customer_id
            order by ranked.step_rank
        ) as last_step,
        lag(ranked.occurred_at) over (
            partition by ranked.customer_id
            order by ranked.step_rank
        ) + interval '{{ var("cart_audience_hours") }} hours' as given_up_at
    from ranked
),

-- an order after an order, or after a cart was given up, is no cart's
numbered as (
    select
        followed.*,
        sum(
            case
                when followed.step = 'ordered' then 0
                when
                    followed.last_step != 'ordered'
                    and followed.occurred_at < followed.given_up_at
                    then 0
                else 1
            end
        ) over (
            partition by followed.customer_id
            order by followed.step_rank
        ) as cart_number
    from followed
    where
        followed.step != 'ordered'
        or (followed.last_step != 'ordered' and followed.occurred_at < followed.given_up_at)
),

cart_steps as (
    select
        numbered.customer_id,
        cast(numbered.cart_number as {{ dbt.type_bigint() }}) as cart_number,
        cast(
            row_number() over (
                partition by
                    numbered.customer_id,
                    numbered.cart_number
                order by numbered.step_rank
            ) as {{ dbt.type_bigint() }}
        ) as step_number,
        numbered.occurred_at,
        numbered.step,
        numbered.product_id,
        numbered.quantity,
        numbered.amount,
        numbered.currency
    from numbered
)

select * from cart_steps
