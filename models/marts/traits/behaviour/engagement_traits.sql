-- How a customer answers to what we send, channel by channel, and when it is best sent.
{%- set channels = ['email', 'sms', 'push'] %}
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

messages as (
    select * from {{ ref('int_feeds__messages') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

clicks as (
    select * from {{ ref('int_traits__clicks') }}
),

preferences as (
    select * from {{ ref('int_traits__preferences') }}
),

linked as (
    select
        profiles.customer_id,
        messages.source,
        messages.channel,
        messages.event_name,
        messages.occurred_at,
        {{ days_between('cast(messages.occurred_at as date)', as_of_date()) }}
        < {{ var('trait_message_days') }} as is_recent
    from messages
    inner join sighting_customers
        on messages.sighting_key = sighting_customers.sighting_key
    inner join profiles
        on sighting_customers.customer_id = profiles.customer_id
),

-- some sources tell what was sent, some what arrived, some both
told as (
    select
        linked.customer_id,
        linked.source,
        linked.channel,
        max(case when linked.event_name in ('sent', 'delivered') then linked.occurred_at end)
            as last_message_at,
        sum(case when linked.is_recent and linked.event_name = 'sent' then 1 else 0 end)
            as sent_count,
        sum(case when linked.is_recent and linked.event_name = 'delivered' then 1 else 0 end)
            as delivered_count,
        sum(case when linked.is_recent and linked.event_name = 'unsubscribed' then 1 else 0 end)
            as unsubscribe_count
    from linked
    group by
        linked.customer_id,
        linked.source,
        linked.channel
),

counted as (
    select
        told.customer_id,
        {%- for channel in channels %}
        sum(
            case
                when told.channel = '{{ channel }}'
                    then greatest(told.sent_count, told.delivered_count)
                else 0
            end
        ) as {{ channel }}_sent_count,
        sum(case when told.channel = '{{ channel }}' then told.unsubscribe_count else 0 end)
            as {{ channel }}_unsubscribe_count,
        {%- endfor %}
        sum(greatest(told.sent_count, told.delivered_count)) as sent_count,
        max(told.last_message_at) as last_message_at
    from told
    group by told.customer_id
),

recent_clicks as (
    select
        clicks.*,
        {{ days_between('cast(clicks.occurred_at as date)', as_of_date()) }}
        < {{ var('trait_message_days') }} as is_recent
    from clicks
),

clicked as (
    select
        recent_clicks.customer_id,
        {%- for channel in channels %}
        sum(
            case
                when recent_clicks.is_recent and recent_clicks.channel = '{{ channel }}' then 1
                else 0
            end
        ) as {{ channel }}_click_count,
        {%- endfor %}
        sum(case when recent_clicks.is_recent then 1 else 0 end) as click_count,
        max(recent_clicks.occurred_at) as last_click_at
    from recent_clicks
    group by recent_clicks.customer_id
),

engagement_traits as (
    select
        counted.customer_id,
        {%- for channel in channels %}
        cast(counted.{{ channel }}_sent_count as {{ dbt.type_bigint() }})
            as {{ channel }}_sent_count,
        cast(coalesce(clicked.{{ channel }}_click_count, 0) as {{ dbt.type_bigint() }})
            as {{ channel }}_click_count,
        cast(counted.{{ channel }}_unsubscribe_count as {{ dbt.type_bigint() }})
            as {{ channel }}_unsubscribe_count,
        {%- endfor %}
        counted.last_message_at,
        clicked.last_click_at,
        {{ days_between('cast(clicked.last_click_at as date)', as_of_date()) }}
            as days_since_last_click,
        -- who never clicked has nothing to fall off from
        case
            when counted.sent_count > 0 and clicked.last_click_at is not null
                then clicked.click_count = 0
        end as is_disengaging,
        preferences.preferred_channel,
        preferences.preferred_hour,
        preferences.preferred_hour_clock
    from counted
    left join clicked
        on counted.customer_id = clicked.customer_id
    left join preferences
        on counted.customer_id = preferences.customer_id
)

select * from engagement_traits
