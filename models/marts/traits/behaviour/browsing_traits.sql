-- What a known customer has been looking at lately, and how much it looks like buying.
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

sessions as (
    select * from {{ ref('customer_sessions') }}
),

looks as (
    select * from {{ ref('int_traits__looks') }}
),

carts as (
    select * from {{ ref('carts') }}
),

aged as (
    select
        sessions.*,
        {{ days_between('cast(sessions.started_at as date)', as_of_date()) }} as age_days
    from sessions
),

visits as (
    select
        aged.customer_id,
        max(aged.started_at) as last_visit_at,
        min(aged.age_days) as days_since_last_visit,
        sum(case when aged.age_days < {{ var('trait_browsing_days') }} then 1 else 0 end)
            as session_count,
        sum(
            case
                when aged.age_days < {{ var('trait_browsing_days') }} then aged.page_view_count
                else 0
            end
        ) as page_view_count
    from aged
    group by aged.customer_id
),

-- a basket page has no product, so what was looked at last is found among looks that have one
ranked as (
    select
        looks.*,
        looks.age_days < {{ var('trait_browsing_days') }} as is_recent,
        row_number() over (
            partition by
                looks.customer_id,
                case when looks.product_id is null then 0 else 1 end
            order by
                looks.occurred_at desc,
                {{ row_fingerprint(['looks.source', 'looks.event_id']) | indent(16) }}
        ) as product_recency,
        row_number() over (
            partition by
                looks.customer_id,
                case when looks.category is null then 0 else 1 end
            order by
                looks.occurred_at desc,
                {{ row_fingerprint(['looks.source', 'looks.event_id']) | indent(16) }}
        ) as category_recency
    from looks
),

looked as (
    select
        ranked.customer_id,
        count(distinct case when ranked.is_recent then ranked.product_id end)
            as viewed_product_count,
        count(distinct case when ranked.is_recent then ranked.category end)
            as viewed_category_count,
        max(case when ranked.product_recency = 1 then ranked.product_id end)
            as last_viewed_product_id,
        max(
            case
                when ranked.product_recency = 1 and ranked.product_id is not null
                    then ranked.product_name
            end
        ) as last_viewed_product_name,
        max(case when ranked.category_recency = 1 then ranked.category end)
            as last_viewed_category,
        sum(case when ranked.is_recent then ranked.intent_points else 0 end) as intent_points
    from ranked
    group by ranked.customer_id
),

left_behind as (
    select
        carts.customer_id,
        max(carts.last_step_at) as abandoned_cart_at
    from carts
    where
        carts.status = 'abandoned'
        and not carts.is_given_up
    group by carts.customer_id
),

browsing_traits as (
    select
        profiles.customer_id,
        visits.last_visit_at,
        cast(visits.days_since_last_visit as {{ dbt.type_bigint() }}) as days_since_last_visit,
        cast(visits.session_count as {{ dbt.type_bigint() }}) as session_count,
        cast(visits.page_view_count as {{ dbt.type_bigint() }}) as page_view_count,
        cast(coalesce(looked.viewed_product_count, 0) as {{ dbt.type_bigint() }})
            as viewed_product_count,
        cast(coalesce(looked.viewed_category_count, 0) as {{ dbt.type_bigint() }})
            as viewed_category_count,
        looked.last_viewed_product_id,
        looked.last_viewed_product_name,
        looked.last_viewed_category,
        left_behind.abandoned_cart_at,
        -- twenty points are a score of .63, forty of .86; below exp(-600) Postgres underflows
        cast(
            1 - exp(greatest(
                -600, -cast(coalesce(looked.intent_points, 0) as {{ type_double() }}) / 20
            )) as decimal(9, 6)
        ) as intent_score
    from visits
    inner join profiles
        on visits.customer_id = profiles.customer_id
    left join looked
        on visits.customer_id = looked.customer_id
    left join left_behind
        on visits.customer_id = left_behind.customer_id
)

select * from browsing_traits
