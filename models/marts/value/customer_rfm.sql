-- Recency, frequency and monetary value, scored by rank among those who have bought, or by
-- fixed cut points.
{%- set bought = 'purchases.purchase_day_count > 0' %}
{%- set bought_for = 'averaged.purchase_day_count > 0' %}

with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

purchases as (
    select * from {{ ref('int_value__rfm_purchases') }}
),

segments as (
    select * from {{ ref('rfm_segments') }}
),

timed as (
    select
        purchases.*,
        {{ rfm_score('recency', 'purchases.last_purchase_date', bought,
            measured='purchases.days_since_last_purchase') }} as recency_score,
        {{ rfm_score('frequency', 'purchases.purchase_day_count', bought) }} as frequency_score,
        {{ rfm_percentile('purchases.last_purchase_date', bought) }} as recency_percentile,
        {{ rfm_percentile('purchases.purchase_day_count', bought) }} as frequency_percentile
    from purchases
),

-- money is compared with money of the same kind only
averaged as (
    select
        purchases.customer_id,
        purchases.purchase_day_count,
        purchases.net_revenue_amount,
        {{ average_amount('purchases.net_revenue_amount',
            'nullif(purchases.reporting_order_count, 0)') }} as average_order_amount
    from purchases
    where purchases.net_revenue_amount is not null
),

valued as (
    select
        averaged.*,
        {{ rfm_score('monetary', 'averaged.net_revenue_amount', bought_for) }} as monetary_score,
        {{ rfm_score('average_order', 'coalesce(averaged.average_order_amount, 0)', bought_for) }}
            as average_order_score,
        {{ rfm_percentile('averaged.net_revenue_amount', bought_for) }} as monetary_percentile,
        cume_dist() over (order by averaged.net_revenue_amount desc) as top_share
    from averaged
),

customer_rfm as (
    select
        profiles.customer_id,
        timed.days_since_last_purchase as recency_days,
        timed.purchase_day_count as frequency,
        valued.net_revenue_amount as monetary_amount,
        valued.average_order_amount,
        timed.recency_score,
        timed.frequency_score,
        valued.monetary_score,
        valued.average_order_score,
        timed.recency_percentile,
        timed.frequency_percentile,
        valued.monetary_percentile,
        coalesce(segments.rfm_segment, 'prospect') as rfm_segment,
        case
            when valued.top_share <= 0.01 then 'top_1_percent'
            when valued.top_share <= 0.05 then 'top_5_percent'
            when valued.top_share <= 0.20 then 'top_20_percent'
            when valued.top_share is not null then 'other'
        end as value_tier
    from profiles
    left join timed
        on profiles.customer_id = timed.customer_id
    left join valued
        on profiles.customer_id = valued.customer_id
    left join segments
        on
            timed.recency_score = segments.recency_score
            and timed.frequency_score = segments.frequency_score
)

select * from customer_rfm
