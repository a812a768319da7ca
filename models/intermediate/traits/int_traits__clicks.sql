-- What people, not mail programs, clicked on, and at which hour by the clocks where they live; by
-- UTC where nothing says where that is, or a country has several times.
with

messages as (
    select * from {{ ref('int_feeds__messages') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

places as (
    select * from {{ ref('int_traits__places') }}
),

clocks as (
    select * from {{ ref('country_clocks') }}
),

clicks as (
    select
        sighting_customers.customer_id,
        messages.source,
        messages.message_event_id,
        messages.channel,
        messages.occurred_at,
        {{ hour_at(
            'messages.occurred_at',
            'coalesce(' ~ offset_minutes('messages.occurred_at', 'clocks') ~ ', 0)'
        ) | indent(8) }} as clicked_hour,
        clocks.utc_offset_minutes is not null as is_local_hour
    from messages
    inner join sighting_customers
        on messages.sighting_key = sighting_customers.sighting_key
    left join places
        on sighting_customers.customer_id = places.customer_id
    left join clocks
        on places.country = clocks.country
    where
        messages.event_name = 'clicked'
        and not coalesce(messages.is_machine, false)
)

select * from clicks
