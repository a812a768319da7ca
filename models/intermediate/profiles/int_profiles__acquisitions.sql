-- How each buyer became one: where the first purchase was made, and the campaign that brought them,
-- unless they had bought before.
with

orders as (
    select * from {{ ref('customer_orders') }}
),

touches as (
    select * from {{ ref('int_profiles__touches') }}
),

ranked as (
    select
        orders.customer_id,
        orders.ordered_at,
        orders.channel,
        row_number() over (
            partition by orders.customer_id
            order by
                orders.ordered_at,
                {{ row_fingerprint(['orders.source', 'orders.order_id']) | indent(16) }}
        ) as order_rank
    from orders
    where {{ is_purchase('orders') }}
),

first_orders as (
    select * from ranked
    where order_rank = 1
),

acquisitions as (
    select
        coalesce(first_orders.customer_id, touches.customer_id) as customer_id,
        case
            when
                first_orders.ordered_at is null
                or touches.first_touch_at <= first_orders.ordered_at
                -- of an order that has but a day nobody knows the hour
                or (
                    {{ has_no_hour('first_orders.ordered_at') }}
                    and cast(touches.first_touch_at as date)
                    = cast(first_orders.ordered_at as date)
                )
                then touches.first_touch_source
        end as acquisition_source,
        first_orders.channel as acquisition_channel
    from first_orders
    full join touches
        on first_orders.customer_id = touches.customer_id
)

select * from acquisitions
