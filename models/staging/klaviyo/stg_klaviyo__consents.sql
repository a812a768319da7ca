-- What people told Klaviyo about mails and text messages: the last state, a profile has no more.
-- One that is deleted takes its yes with it; its no stays. Where a state has no time, a yes is as
-- old as the profile and a no as young as its last change: what was changed may be anything.
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
        coalesce(
            people.{{ subscription }}_last_updated,
            people.{{ subscription }}_timestamp,
            case
                when upper(people.{{ subscription }}_consent) = 'SUBSCRIBED' then people.created
                else people.updated
            end
        ) as observed_at
    from people
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

renamed as (
    select
        cast(stated.id as {{ dbt.type_string() }}) || ':' || stated.channel as consent_id,
        stated.external_id as user_id,
        stated.email,
        stated.phone_number as phone,
        'marketing' as purpose,
        stated.channel,
        case when stated.consent = 'SUBSCRIBED' then 'granted' else 'withdrawn' end as state,
        'consent' as legal_basis,
        stated.observed_at
    from stated
    where
        stated.consent = 'UNSUBSCRIBED'
        or (stated.consent = 'SUBSCRIBED' and not coalesce(stated._fivetran_deleted, false))
)

{{ as_feed('consents', 'renamed', [
    'consent_id', 'user_id', 'email', 'phone', 'purpose', 'channel', 'state', 'legal_basis',
    'observed_at',
]) }}
