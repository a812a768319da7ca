-- Everything that all feeds tell of anybody, on one line of time. A table, not a view: Postgres
-- drops a view together with the tables that it reads, whenever these are made anew.
with

events as (
    select * from {{ ref('int_feeds__events') }}
),

messages as (
    select * from {{ ref('int_feeds__messages') }}
),

consents as (
    select * from {{ ref('int_feeds__consents') }}
),

contacts as (
    select * from {{ ref('int_feeds__contacts') }}
),

tickets as (
    select * from {{ ref('int_feeds__tickets') }}
),

orders as (
    select * from {{ ref('customer_orders') }}
),

refunds as (
    select * from {{ ref('customer_refunds') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

sighted as (
    select
        events.sighting_key,
        'events' as feed,
        events.source,
        events.event_id as record_id,
        events.occurred_at,
        events.event_name,
        coalesce(events.product_id, events.page_path) as detail,
        events.value_amount as amount,
        {{ event_currency('events') }} as currency
    from events
    union all
    select
        messages.sighting_key,
        'messages' as feed,
        messages.source,
        messages.message_event_id as record_id,
        messages.occurred_at,
        'Message ' || upper(substring(messages.event_name, 1, 1))
        || substring(messages.event_name, 2) as event_name,
        coalesce(messages.campaign_name, messages.campaign_id) as detail,
        cast(null as decimal(18, 4)) as amount,
        cast(null as {{ dbt.type_string() }}) as currency
    from messages
    union all
    select
        consents.sighting_key,
        'consents' as feed,
        consents.source,
        consents.consent_id as record_id,
        consents.observed_at as occurred_at,
        'Consent ' || upper(substring(consents.state, 1, 1))
        || substring(consents.state, 2) as event_name,
        consents.purpose as detail,
        cast(null as decimal(18, 4)) as amount,
        cast(null as {{ dbt.type_string() }}) as currency
    from consents
    union all
    -- a record is there from when it was made, not from when it was last changed
    select
        contacts.sighting_key,
        'contacts' as feed,
        contacts.source,
        contacts.record_id,
        least(coalesce(contacts.created_at, contacts.updated_at), contacts.updated_at)
            as occurred_at,
        'Record Created' as event_name,
        cast(null as {{ dbt.type_string() }}) as detail,
        cast(null as decimal(18, 4)) as amount,
        cast(null as {{ dbt.type_string() }}) as currency
    from contacts
    union all
    select
        tickets.sighting_key,
        'tickets' as feed,
        tickets.source,
        tickets.ticket_id as record_id,
        tickets.opened_at as occurred_at,
        'Ticket Opened' as event_name,
        tickets.topic as detail,
        cast(null as decimal(18, 4)) as amount,
        cast(null as {{ dbt.type_string() }}) as currency
    from tickets
),

customer_events as (
    select
        sighting_customers.customer_id,
        sighted.occurred_at,
        sighted.feed,
        sighted.event_name,
        sighted.detail,
        sighted.amount,
        sighted.currency,
        sighted.source,
        sighted.record_id
    from sighted
    left join sighting_customers
        on sighted.sighting_key = sighting_customers.sighting_key
    union all
    select
        orders.customer_id,
        orders.ordered_at as occurred_at,
        'orders' as feed,
        'Order Placed' as event_name,
        orders.status as detail,
        orders.net_amount as amount,
        orders.currency,
        orders.source,
        orders.order_id as record_id
    from orders
    union all
    select
        refunds.customer_id,
        refunds.refunded_at as occurred_at,
        'refunds' as feed,
        'Order Refunded' as event_name,
        refunds.reason as detail,
        refunds.amount,
        refunds.currency,
        refunds.source,
        refunds.refund_id as record_id
    from refunds
)

select * from customer_events
