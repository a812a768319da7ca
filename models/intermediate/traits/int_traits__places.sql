-- Where each customer lives: what the last updated contact record with a country says, or, where
-- there is none, the country of the last order that has one.
with

contacts as (
    select * from {{ ref('int_feeds__contacts') }}
),

orders as (
    select * from {{ ref('customer_orders') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

told as (
    select
        sighting_customers.customer_id,
        1 as preference,
        contacts.country,
        contacts.region,
        contacts.city,
        contacts.updated_at as told_at,
        {{ row_fingerprint(['contacts.source', 'contacts.record_id']) | indent(8) }} as record_key
    from contacts
    inner join sighting_customers
        on contacts.sighting_key = sighting_customers.sighting_key
    where contacts.country is not null
    union all
    select
        orders.customer_id,
        2 as preference,
        orders.country,
        cast(null as {{ dbt.type_string() }}) as region,
        cast(null as {{ dbt.type_string() }}) as city,
        orders.ordered_at as told_at,
        {{ row_fingerprint(['orders.source', 'orders.order_id']) | indent(8) }} as record_key
    from orders
    where
        orders.customer_id is not null
        and orders.country is not null
),

ranked as (
    select
        told.*,
        row_number() over (
            partition by told.customer_id
            order by
                told.preference,
                told.told_at desc,
                told.record_key
        ) as place_rank
    from told
),

places as (
    select
        ranked.customer_id,
        ranked.country,
        ranked.region,
        ranked.city
    from ranked
    where ranked.place_rank = 1
)

select * from places
