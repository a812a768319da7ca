with

customers as (
    select * from {{ ref('int_profiles__customers') }}
),

attributes as (
    select * from {{ ref('int_profiles__contact_attributes') }}
),

consents as (
    select * from {{ ref('int_profiles__marketing_consents') }}
),

touches as (
    select * from {{ ref('int_profiles__touches') }}
),

acquisitions as (
    select * from {{ ref('int_profiles__acquisitions') }}
),

statistics as (
    select * from {{ ref('customer_purchase_statistics') }}
),

revenue as (
    select * from {{ ref('customer_revenue') }}
),

customer_profiles as (
    select
        customers.customer_id,
        attributes.email,
        attributes.phone,
        attributes.user_id,
        attributes.loyalty_id,
        attributes.first_name,
        attributes.last_name,
        cast(attributes.birth_date as date) as birth_date,
        attributes.gender,
        attributes.street,
        attributes.city,
        attributes.postal_code,
        attributes.region,
        attributes.country,
        consents.marketing_email_consent,
        consents.marketing_sms_consent,
        consents.marketing_phone_consent,
        consents.marketing_post_consent,
        customers.first_seen_at,
        customers.last_seen_at,
        touches.first_touch_at,
        touches.first_touch_source,
        touches.first_touch_medium,
        touches.first_touch_campaign,
        touches.last_touch_at,
        touches.last_touch_source,
        touches.last_touch_medium,
        touches.last_touch_campaign,
        acquisitions.acquisition_source,
        acquisitions.acquisition_channel,
        case
            when statistics.customer_id is null then 'prospect'
            when statistics.age_days < {{ var('new_customer_days') }} then 'new'
            when statistics.days_since_last_purchase < {{ var('active_customer_days') }}
                then 'active'
            when statistics.days_since_last_purchase < {{ var('lost_customer_days') }}
                then 'lapsing'
            else 'lost'
        end as lifecycle_stage,
        statistics.first_purchase_date,
        statistics.last_purchase_date,
        cast(coalesce(statistics.order_count, 0) as {{ dbt.type_bigint() }}) as order_count,
        cast(coalesce(revenue.net_revenue_amount, 0) as decimal(28, 4)) as net_revenue_amount,
        '{{ var("reporting_currency") }}' as currency
    from customers
    left join attributes
        on customers.customer_id = attributes.customer_id
    left join consents
        on customers.customer_id = consents.customer_id
    left join touches
        on customers.customer_id = touches.customer_id
    left join acquisitions
        on customers.customer_id = acquisitions.customer_id
    left join statistics
        on customers.customer_id = statistics.customer_id
    left join revenue
        on
            customers.customer_id = revenue.customer_id
            and revenue.currency = '{{ var("reporting_currency") }}'
    where customers.is_known
)

select * from customer_profiles
