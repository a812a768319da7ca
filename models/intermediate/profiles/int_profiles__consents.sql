-- What was said of each channel. A word on any channel is one on each of them: whoever wants to
-- hear nothing more is not sent mails either, whatever they said before. Who unsubscribes by a
-- message, or complains of it, says so too, of marketing and of what the var trait_consent_purpose
-- calls it: not every source writes that into its consents. Letters come by post.
{%- set purposes = ['marketing', var('trait_consent_purpose')] | unique | list %}
with

stated as (
    select * from {{ ref('int_feeds__consents') }}
),

messages as (
    select * from {{ ref('int_feeds__messages') }}
),

consents as (
    select
        stated.source,
        stated.consent_id,
        stated.sighting_key,
        stated.purpose,
        stated.channel,
        stated.state,
        stated.legal_basis,
        stated.observed_at
    from stated
    {%- for purpose in purposes %}
    union all
    select
        messages.source,
        'message ' || messages.message_event_id as consent_id,
        messages.sighting_key,
        '{{ purpose }}' as purpose,
        case messages.channel
            when 'letter' then 'post'
            else coalesce(messages.channel, 'any')
        end as channel,
        'withdrawn' as state,
        cast(null as {{ dbt.type_string() }}) as legal_basis,
        messages.occurred_at as observed_at
    from messages
    where messages.event_name in ('complained', 'unsubscribed')
    {%- endfor %}
),

channels as (
    {%- for channel in ['email', 'sms', 'phone', 'post'] %}
    select '{{ channel }}' as channel
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

each_channel as (
    select
        consents.source,
        consents.consent_id,
        consents.sighting_key,
        consents.purpose,
        coalesce(channels.channel, consents.channel) as channel,
        consents.state,
        consents.legal_basis,
        consents.observed_at
    from consents
    left join channels
        on consents.channel = 'any'
)

select * from each_channel
