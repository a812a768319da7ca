with

memberships as (
    select * from {{ ref('segment_memberships') }}
    where segment_name = 'vip'
),

reachable as (
    select * from {{ ref('reachable_customers') }}
    where purpose = 'marketing' and channel = 'email'
),

profiles as (
    select * from {{ ref('customer_profiles') }}
),

rfm as (
    select * from {{ ref('customer_rfm') }}
),

payload as (
    select
        profiles.customer_id,
        reachable.address as email,
        profiles.first_name,
        profiles.last_name,
        rfm.value_tier,
        profiles.net_revenue_amount,
        profiles.currency,
        profiles.last_purchase_date
    from memberships
    inner join reachable
        on memberships.customer_id = reachable.customer_id
    inner join profiles
        on memberships.customer_id = profiles.customer_id
    inner join rfm
        on memberships.customer_id = rfm.customer_id
)

select * from payload
