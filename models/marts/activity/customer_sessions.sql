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

-- how many events of the session so far had a page, a campaign, a device: where it is one and the
-- event has it, it is the first
counted as (
    select
        numbered.*,
        {% for name in ['page_path', 'utm_source', 'device_type'] -%}
        count(numbered.{{ name }}) over (
            partition by
                numbered.customer_id,
                numbered.session_number
            order by
                numbered.occurred_at,
                numbered.event_key
        ) as {{ name }}_count{{ ',' if not loop.last }}
        {% endfor %}
    from numbered
),

{%- set first_page = 'counted.page_path is not null and counted.page_path_count = 1' %}
{%- set first_campaign = 'counted.utm_source is not null and counted.utm_source_count = 1' %}
{%- set first_device = 'counted.device_type is not null and counted.device_type_count = 1' %}

customer_sessions as (
    select
        counted.customer_id,
        cast(counted.session_number as {{ dbt.type_bigint() }}) as session_number,
        min(counted.occurred_at) as started_at,
        max(counted.occurred_at) as ended_at,
        cast(count(*) as {{ dbt.type_bigint() }}) as event_count,
        cast(
            sum(case when counted.event_name = 'Page Viewed' then 1 else 0 end)
            as {{ dbt.type_bigint() }}
        ) as page_view_count,
        -- each of one event: the first that has it
        max(case when {{ first_page }} then counted.page_path end) as entry_page_path,
        max(case when {{ first_campaign }} then counted.utm_source end) as utm_source,
        max(case when {{ first_campaign }} then counted.utm_medium end) as utm_medium,
        max(case when {{ first_campaign }} then counted.utm_campaign end) as utm_campaign,
        max(case when {{ first_device }} then counted.device_type end) as device_type
    from counted
    group by
        counted.customer_id,
        counted.session_number
)

select * from customer_sessions
