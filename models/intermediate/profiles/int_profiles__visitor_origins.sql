-- Since when each anonymous visitor has been seen, how often they came, and by which campaigns. A
-- table of its own, because visitors, which joins this with all that they did, would have to hold
-- all of it in memory at once.
with

customers as (
    select * from {{ ref('int_profiles__customers') }}
    where not is_known
),

sessions as (
    select * from {{ ref('customer_sessions') }}
),

touches as (
    select * from {{ ref('int_profiles__touches') }}
),

visits as (
    select
        sessions.customer_id,
        cast(count(*) as {{ dbt.type_bigint() }}) as session_count
    from sessions
    group by sessions.customer_id
),

origins as (
    select
        customers.customer_id,
        customers.first_seen_at,
        customers.last_seen_at,
        touches.first_touch_source,
        touches.first_touch_medium,
        touches.first_touch_campaign,
        touches.last_touch_source,
        touches.last_touch_medium,
        touches.last_touch_campaign,
        coalesce(visits.session_count, 0) as session_count
    from customers
    left join touches
        on customers.customer_id = touches.customer_id
    left join visits
        on customers.customer_id = visits.customer_id
)

select * from origins
