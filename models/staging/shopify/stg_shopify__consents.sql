-- What customers told the shop about e-mail marketing: the last state only, Shopify keeps no more.
-- Where it has no time, a yes is as old as the account and a no as young as its last change: what
-- was changed may be anything.
{{ config(enabled=is_listed()) }}

with

customers as (
    select * from {{ raw_table('shopify', 'customer') }}
),

stated as (
    select
        customers.*,
        lower(customers.email_marketing_consent_state) as consent
    from customers
    where lower(customers.email_marketing_consent_state) in ('subscribed', 'unsubscribed')
),

renamed as (
    select
        stated.id as consent_id,
        stated.id as user_id,
        stated.email,
        'marketing' as purpose,
        'email' as channel,
        case
            when stated.consent = 'subscribed' then 'granted'
            else 'withdrawn'
        end as state,
        'consent' as legal_basis,
        coalesce(
            stated.email_marketing_consent_consent_updated_at,
            case
                when stated.consent = 'subscribed' then stated.created_at
                else stated.updated_at
            end
        ) as observed_at
    from stated
)

{{ as_feed('consents', 'renamed', [
    'consent_id', 'user_id', 'email', 'purpose', 'channel', 'state', 'legal_basis', 'observed_at',
]) }}
