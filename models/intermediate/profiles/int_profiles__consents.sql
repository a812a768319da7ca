-- What was said of each channel. A word on any channel is one on each of them: whoever wants to
-- hear nothing more is not sent mails either, whatever they said before.
with

consents as (
    select * from {{ ref('int_feeds__consents') }}
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
