-- What people told Klaviyo about mails and text messages: the last state, a profile has no more.
-- One that is deleted takes its yes with it; its no stays. A yes is as old as it was recorded, or
-- as the profile, and a no as young as the last change: what was changed may be anything. Whom
-- Klaviyo itself will not write to, because a mail bounced or was called spam or somebody ruled
-- them out, has said no, whatever they said before.
{{ config(enabled=is_listed()) }}

with

people as (
    select * from {{ raw_table('klaviyo', 'person') }}
),

stated as (
    {% for channel in ['email', 'sms'] %}
    {%- set subscription = 'subscriptions_' ~ channel ~ '_marketing' %}
    select
        people.*,
        '{{ channel }}' as channel,
        upper(people.{{ subscription }}_consent) as consent,
        -- who cannot be written to because there is no address, or because nobody asked whether
        -- texts may be sent, has not said no
        people.{{ subscription }}_can_receive_{{ channel }}_marketing = false
        {%- if channel == 'sms' %}
        and upper(people.{{ subscription }}_consent) = 'SUBSCRIBED'
        {%- else %}
        and people.email is not null
        {%- endif %} as is_suppressed,
        coalesce(people.{{ subscription }}_timestamp, people.created) as recorded_at,
        coalesce(
            people.{{ subscription }}_last_updated,
            people.{{ subscription }}_timestamp,
            people.updated
        ) as changed_at
    from people
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

said as (
    select
        stated.*,
        case
            when stated.is_suppressed or stated.consent = 'UNSUBSCRIBED' then 'withdrawn'
            when stated.consent = 'SUBSCRIBED' and not coalesce(stated._fivetran_deleted, false)
                then 'granted'
        end as state
    from stated
),

renamed as (
    select
        cast(said.id as {{ dbt.type_string() }}) || ':' || said.channel as consent_id,
        said.external_id as user_id,
        said.email,
        said.phone_number as phone,
        'marketing' as purpose,
        said.channel,
        said.state,
        'consent' as legal_basis,
        case
            when said.state = 'granted' then said.recorded_at
            else said.changed_at
        end as observed_at
    from said
    where said.state is not null
)

{{ as_feed('consents', 'renamed', [
    'consent_id', 'user_id', 'email', 'phone', 'purpose', 'channel', 'state', 'legal_basis',
    'observed_at',
]) }}
