-- What happened to mails, texts and pushes. Klaviyo's "Received" is what others call delivered. It
-- keeps orders and visits of a profile in the same table: these are not messages. A profile that
-- was deleted, or merged into another, names nobody any more, but a no that was said there stays
-- one.
{{ config(enabled=is_listed()) }}

{%- set metrics = {
    'Received Email': ['email', 'delivered'],
    'Opened Email': ['email', 'opened'],
    'Clicked Email': ['email', 'clicked'],
    'Bounced Email': ['email', 'bounced'],
    'Marked Email as Spam': ['email', 'complained'],
    'Unsubscribed': ['email', 'unsubscribed'],
    'Unsubscribed from Email Marketing': ['email', 'unsubscribed'],
    'Received SMS': ['sms', 'delivered'],
    'Clicked SMS': ['sms', 'clicked'],
    'Failed to Deliver SMS': ['sms', 'bounced'],
    'Unsubscribed from SMS Marketing': ['sms', 'unsubscribed'],
    'Received Push': ['push', 'delivered'],
    'Opened Push': ['push', 'opened'],
    'Bounced Push': ['push', 'bounced'],
} %}

with

events as (
    select * from {{ raw_table('klaviyo', 'event') }}
),

metrics as (
    select * from {{ raw_table('klaviyo', 'metric') }}
),

people as (
    select * from {{ raw_table('klaviyo', 'person') }}
),

campaigns as (
    select * from {{ raw_table('klaviyo', 'campaign') }}
),

flows as (
    select * from {{ raw_table('klaviyo', 'flow') }}
),

named as (
    select
        events.*,
        case metrics.name
            {%- for name, meaning in metrics.items() %}
            when '{{ name }}' then '{{ meaning[0] }}'
            {%- endfor %}
        end as channel,
        case metrics.name
            {%- for name, meaning in metrics.items() %}
            when '{{ name }}' then '{{ meaning[1] }}'
            {%- endfor %}
        end as event_name
    from events
    inner join metrics
        on events.metric_id = metrics.id
),

messages as (
    select
        named.id as message_event_id,
        coalesce(named.flow_message_id, named.campaign_id) as message_id,
        coalesce(named.campaign_id, named.flow_id) as campaign_id,
        coalesce(campaigns.name, flows.name) as campaign_name,
        named.channel,
        named.event_name,
        named.{{ adapter.quote('timestamp') }} as occurred_at,
        lower(named.property_apple_privacy_open) = 'true' as is_machine,
        people.external_id as user_id,
        people.email,
        people.phone_number as phone
    from named
    left join people
        on
            named.person_id = people.id
            and (
                not coalesce(people._fivetran_deleted, false)
                or named.event_name in ('complained', 'unsubscribed')
            )
    left join campaigns
        on named.campaign_id = campaigns.id
    left join flows
        on named.flow_id = flows.id
    where
        named.event_name is not null
        and not coalesce(named._fivetran_deleted, false)
)

{{ as_feed('messages', 'messages', [
    'message_event_id', 'message_id', 'campaign_id', 'campaign_name', 'channel', 'event_name',
    'is_machine', 'occurred_at', 'user_id', 'email', 'phone',
]) }}
