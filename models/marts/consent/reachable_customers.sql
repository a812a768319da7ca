-- Whom we may write to, for what, and where: a yes that stands, and an address to use it with.
-- Nobody asked means no.
with

consents as (
    select * from {{ ref('customer_consents') }}
),

profiles as (
    select * from {{ ref('customer_profiles') }}
),

granted as (
    select * from consents
    where consents.state = 'granted'
),

addressed as (
    select
        granted.customer_id,
        granted.purpose,
        granted.channel,
        case
            when granted.channel = 'email' then profiles.email
            when granted.channel in ('sms', 'phone') then profiles.phone
        end as address
    from granted
    inner join profiles
        on granted.customer_id = profiles.customer_id
),

reachable_customers as (
    select
        addressed.customer_id,
        addressed.purpose,
        addressed.channel,
        addressed.address
    from addressed
    where addressed.address is not null
)

select * from reachable_customers
