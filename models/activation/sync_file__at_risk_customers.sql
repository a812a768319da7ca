with

memberships as (
    select * from {{ ref('segment_memberships') }}
),

profiles as (
    select * from {{ ref('customer_profiles') }}
),

rfm as (
    select * from {{ ref('customer_rfm') }}
),

consents as (
    select * from {{ ref('customer_consents') }}
),

payload as (
    select
        profiles.customer_id,
        profiles.email,
        profiles.first_name,
        profiles.last_name,
        rfm.rfm_segment,
        profiles.net_revenue_amount,
        profiles.currency,
        profiles.last_purchase_date
    from memberships
    inner join profiles
        on memberships.customer_id = profiles.customer_id
    inner join rfm
        on profiles.customer_id = rfm.customer_id
    -- only whom we may write to: unknown means no
    inner join consents
        on profiles.customer_id = consents.customer_id
    where
        memberships.segment_name = 'at_risk'
        and consents.purpose = 'marketing'
        and consents.channel = 'email'
        and consents.state = 'granted'
        and profiles.email is not null
)

select * from payload
