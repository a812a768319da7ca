with

customers as (
    select * from {{ ref('int_profiles__customers') }}
),

touches as (
    select * from {{ ref('int_profiles__touches') }}
),

events as (
    select * from {{ ref('int_feeds__events') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

activity as (
    select
        sighting_customers.customer_id,
        count(*) as event_count,
        sum(case when events.event_name = 'Page Viewed' then 1 else 0 end) as page_view_count
    from events
    inner join sighting_customers
        on events.sighting_key = sighting_customers.sighting_key
    group by sighting_customers.customer_id
),

visitors as (
    select
        customers.customer_id,
        customers.first_seen_at,
        customers.last_seen_at,
        touches.first_touch_source as acquisition_source,
        cast(coalesce(activity.event_count, 0) as {{ dbt.type_bigint() }}) as event_count,
        cast(coalesce(activity.page_view_count, 0) as {{ dbt.type_bigint() }}) as page_view_count
    from customers
    left join touches
        on customers.customer_id = touches.customer_id
    left join activity
        on customers.customer_id = activity.customer_id
    where not customers.is_known
)

select * from visitors
