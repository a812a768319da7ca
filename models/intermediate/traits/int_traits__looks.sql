-- Looks at products, products added and checkouts, each with what it says of wanting to buy: so
-- many points, half as many after each half-life, and none once there was an order after it. Below
-- exp(-600) Postgres would raise an underflow.
{%- set points = {'Product Viewed': 1, 'Product Added': 5, 'Checkout Started': 10} %}
with

events as (
    select * from {{ ref('int_feeds__events') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

products as (
    select * from {{ ref('int_feeds__products') }}
),

orders as (
    select * from {{ ref('customer_orders') }}
),

-- events name no source of a product: where two have one id, neither is meant
named as (
    select
        products.product_id,
        max(products.name) as product_name,
        max(products.category) as category
    from products
    group by products.product_id
    having count(*) = 1
),

last_orders as (
    select
        orders.customer_id,
        max(orders.ordered_at) as ordered_at
    from orders
    where orders.customer_id is not null
    group by orders.customer_id
),

linked as (
    select
        sighting_customers.customer_id,
        events.*,
        {{ days_between('cast(events.occurred_at as date)', as_of_date()) }} as age_days
    from events
    inner join sighting_customers
        on events.sighting_key = sighting_customers.sighting_key
    where
        events.event_name in (
            {%- for event_name in points %}
            '{{ event_name }}'{{ ',' if not loop.last }}
            {%- endfor %}
        )
),

looks as (
    select
        linked.customer_id,
        linked.source,
        linked.event_id,
        linked.occurred_at,
        linked.age_days,
        linked.product_id,
        named.product_name,
        coalesce(linked.category, named.category) as category,
        cast(
            case
                when linked.occurred_at <= last_orders.ordered_at then 0
                -- of an order that has but a day nobody knows the hour
                when
                    {{ has_no_hour('last_orders.ordered_at') }}
                    and cast(linked.occurred_at as date) = cast(last_orders.ordered_at as date)
                    then 0
                {%- for event_name, number in points.items() %}
                when linked.event_name = '{{ event_name }}' then {{ number }}
                {%- endfor %}
            end * exp(
                greatest(
                    -600,
                    -0.6931471805599453 * cast(linked.age_days as {{ type_double() }})
                    / {{ var('trait_intent_half_life_days') }}
                )
            ) as decimal(18, 6)
        ) as intent_points
    from linked
    left join named
        on linked.product_id = named.product_id
    left join last_orders
        on linked.customer_id = last_orders.customer_id
)

select * from looks
