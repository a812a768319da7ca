-- What happened to mails, texts and pushes. Klaviyo's "Received" is what others call delivered. It
-- keeps orders and visits of a profile in the same table: these are not messages.
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

kept_people as (
    select *
    from people
    where not coalesce(people._fivetran_deleted, false)
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
        kept_people.external_id as user_id,
        kept_people.email,
        kept_people.phone_number as phone
    from named
    left join kept_people
        on named.person_id = kept_people.id
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
