-- Visits: the events of one person, known or not, on all their devices, without a long pause.
with

events as (
    select * from {{ ref('int_feeds__events') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

linked as (
    select
        sighting_customers.customer_id,
        events.occurred_at,
        events.event_name,
        events.page_path,
        events.utm_source,
        events.utm_medium,
        events.utm_campaign,
        events.device_type,
        {{ row_fingerprint(['events.source', 'events.event_id']) | indent(8) }} as event_key
    from events
    inner join sighting_customers
        on events.sighting_key = sighting_customers.sighting_key
    where {{ is_visit('events') }}
),

paused as (
    select
        linked.*,
        lag(linked.occurred_at) over (
            partition by linked.customer_id
            order by
                linked.occurred_at,
                linked.event_key
        ) as last_occurred_at
    from linked
),

numbered as (
    select
        paused.*,
        sum(
            case
                when
                    paused.occurred_at
                    < paused.last_occurred_at + interval '{{ var("session_minutes") }} minutes'
                    then 0
                else 1
            end
        ) over (
            partition by paused.customer_id
            order by
                paused.occurred_at,
                paused.event_key
        ) as session_number
    from paused
),

-- how many events of the visit so far had a page, a campaign, a device
counted as (
    select
        numbered.*,
        count(numbered.page_path) over so_far as page_count,
        count(numbered.utm_source) over so_far as campaign_count,
        count(numbered.device_type) over so_far as device_count
    from numbered
    window so_far as (
        partition by
            numbered.customer_id,
            numbered.session_number
        order by
            numbered.occurred_at,
            numbered.event_key
    )
),

-- each of one event at most: the first that has it
placed as (
    select
        counted.*,
        counted.page_count = 1 and counted.page_path is not null as is_entry,
        counted.campaign_count = 1 and counted.utm_source is not null as is_arrival,
        counted.device_count = 1 and counted.device_type is not null as is_first_device
    from counted
),

customer_sessions as (
    select
        placed.customer_id,
        cast(placed.session_number as {{ dbt.type_bigint() }}) as session_number,
        min(placed.occurred_at) as started_at,
        max(placed.occurred_at) as ended_at,
        cast(count(*) as {{ dbt.type_bigint() }}) as event_count,
        cast(
            sum(case when placed.event_name = 'Page Viewed' then 1 else 0 end)
            as {{ dbt.type_bigint() }}
        ) as page_view_count,
        max(case when placed.is_entry then placed.page_path end) as entry_page_path,
        max(case when placed.is_arrival then placed.occurred_at end) as arrived_at,
        max(case when placed.is_arrival then placed.utm_source end) as utm_source,
        max(case when placed.is_arrival then placed.utm_medium end) as utm_medium,
        max(case when placed.is_arrival then placed.utm_campaign end) as utm_campaign,
        max(case when placed.is_first_device then placed.device_type end) as device_type
    from placed
    group by
        placed.customer_id,
        placed.session_number
)

select * from customer_sessions
