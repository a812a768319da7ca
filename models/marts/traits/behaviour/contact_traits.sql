-- May we write to a customer for marketing, and by what: as reachable_customers has it, both the
-- person and the address said yes.
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

consents as (
    select * from {{ ref('customer_consents') }}
    where purpose = '{{ var("trait_consent_purpose") }}'
),

reachable as (
    select * from {{ ref('reachable_customers') }}
    where purpose = '{{ var("trait_consent_purpose") }}'
),

asked as (
    select
        consents.customer_id,
        max(consents.observed_at) as last_consent_at,
        max(case when consents.state = 'withdrawn' then consents.observed_at end)
            as last_withdrawal_at
    from consents
    group by consents.customer_id
),

reached as (
    select
        reachable.customer_id,
        sum(case when reachable.channel = 'email' then 1 else 0 end) as email_count,
        sum(case when reachable.channel = 'sms' then 1 else 0 end) as sms_count,
        sum(case when reachable.channel = 'phone' then 1 else 0 end) as phone_count
    from reachable
    group by reachable.customer_id
),

contact_traits as (
    select
        profiles.customer_id,
        coalesce(reached.email_count, 0) > 0 as can_be_emailed,
        coalesce(reached.sms_count, 0) > 0 as can_be_texted,
        coalesce(reached.phone_count, 0) > 0 as can_be_called,
        asked.last_consent_at,
        asked.last_withdrawal_at
    from asked
    inner join profiles
        on asked.customer_id = profiles.customer_id
    left join reached
        on asked.customer_id = reached.customer_id
)

select * from contact_traits
