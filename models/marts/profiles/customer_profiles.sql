with

customers as (
    select * from {{ ref('int_profiles__customers') }}
),

contact_points as (
    select * from {{ ref('int_profiles__contact_points') }}
),

attributes as (
    select * from {{ ref('int_profiles__contact_attributes') }}
),

first_touches as (
    select * from {{ ref('int_profiles__first_touches') }}
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
        contact_points.email,
        contact_points.phone,
        contact_points.user_id,
        attributes.first_name,
        attributes.last_name,
        cast(attributes.birth_date as date) as birth_date,
        attributes.country,
        customers.first_seen_at,
        customers.last_seen_at,
        first_touches.acquisition_source,
        statistics.first_purchase_date,
        statistics.last_purchase_date,
        cast(coalesce(statistics.order_count, 0) as {{ dbt.type_bigint() }}) as order_count,
        cast(coalesce(revenue.net_revenue_amount, 0) as decimal(28, 4)) as net_revenue_amount,
        '{{ var("reporting_currency") }}' as currency
    from customers
    left join contact_points
        on customers.customer_id = contact_points.customer_id
    left join attributes
        on customers.customer_id = attributes.customer_id
    left join first_touches
        on customers.customer_id = first_touches.customer_id
    left join statistics
        on customers.customer_id = statistics.customer_id
    left join revenue
        on
            customers.customer_id = revenue.customer_id
            and revenue.currency = '{{ var("reporting_currency") }}'
    where customers.is_known
)

select * from customer_profiles
