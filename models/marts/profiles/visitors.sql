with

origins as (
    select * from {{ ref('int_profiles__visitor_origins') }}
),

behaviour as (
    select * from {{ ref('int_profiles__visitor_behaviour') }}
),

visitor_values as (
    select * from {{ ref('int_profiles__visitor_values') }}
),

visitors as (
    select
        origins.customer_id,
        origins.first_seen_at,
        origins.last_seen_at,
        origins.first_touch_source as acquisition_source,
        origins.first_touch_medium as acquisition_medium,
        origins.first_touch_campaign as acquisition_campaign,
        origins.last_touch_source,
        origins.last_touch_medium,
        origins.last_touch_campaign,
        behaviour.device_type,
        behaviour.last_country as country,
        behaviour.last_region as region,
        origins.session_count,
        cast(coalesce(behaviour.event_count, 0) as {{ dbt.type_bigint() }}) as event_count,
        cast(coalesce(behaviour.page_view_count, 0) as {{ dbt.type_bigint() }})
            as page_view_count,
        cast(coalesce(behaviour.product_count, 0) as {{ dbt.type_bigint() }})
            as products_seen_count,
        cast(coalesce(behaviour.category_count, 0) as {{ dbt.type_bigint() }})
            as categories_seen_count,
        behaviour.last_product_id,
        behaviour.last_category,
        behaviour.depth,
        coalesce(visitor_values.reveal_status, 'no_events') as reveal_status,
        visitor_values.reveal_probability,
        visitor_values.order_probability as reveal_and_order_probability,
        visitor_values.expected_value as expected_value_30d,
        '{{ var("reporting_currency") }}' as currency
    from origins
    left join behaviour
        on origins.customer_id = behaviour.customer_id
    left join visitor_values
        on origins.customer_id = visitor_values.customer_id
)

select * from visitors
