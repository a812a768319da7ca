-- Every event of somebody's visit, known or not, is in customer_sessions, once.
with

in_visits as (
    select coalesce(sum(visits.event_count), 0) as event_count
    from {{ ref('customer_sessions') }} as visits
),

told as (
    select count(timeline.record_id) as event_count
    from {{ ref('int_feeds__events') }} as events
    inner join {{ ref('customer_events') }} as timeline
        on
            timeline.feed = 'events'
            and events.source = timeline.source
            and events.event_id = timeline.record_id
            and timeline.customer_id is not null
    where {{ is_visit('events') }}
)

select
    told.event_count,
    in_visits.event_count as events_in_visits
from told
cross join in_visits
where told.event_count != in_visits.event_count
