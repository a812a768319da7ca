-- Recency, frequency and monetary value, scored by rank among those who have bought.
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

statistics as (
    select * from {{ ref('customer_purchase_statistics') }}
),

segments as (
    select * from {{ ref('rfm_segments') }}
),

timed as (
    select
        statistics.*,
        {{ quintile('statistics.last_purchase_date') }} as recency_score,
        {{ quintile('statistics.purchase_day_count') }} as frequency_score
    from statistics
),

-- money is compared with money of the same kind only
averaged as (
    select
        statistics.customer_id,
        statistics.net_revenue_amount,
        {{ average_amount('statistics.net_revenue_amount', 'statistics.reporting_order_count') }}
            as average_order_amount
    from statistics
    where statistics.net_revenue_amount is not null
),

valued as (
    select
        averaged.*,
        {{ quintile('averaged.net_revenue_amount') }} as monetary_score,
        {{ quintile('averaged.average_order_amount') }} as average_order_score,
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
