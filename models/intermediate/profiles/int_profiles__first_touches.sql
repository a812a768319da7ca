-- The campaign source of the first event of each customer that came from one.
with

events as (
    select * from {{ ref('int_feeds__events') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

ranked as (
    select
        sighting_customers.customer_id,
        events.utm_source,
        row_number() over (
            partition by sighting_customers.customer_id
            order by
                events.occurred_at,
                {{ row_fingerprint(['events.source', 'events.event_id']) | indent(16) }}
        ) as touch_rank
    from events
    inner join sighting_customers
        on events.sighting_key = sighting_customers.sighting_key
    where events.utm_source is not null
),

first_touches as (
    select
        ranked.customer_id,
        ranked.utm_source as acquisition_source
    from ranked
    where ranked.touch_rank = 1
)

select * from first_touches
