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

ranked as (
    select
        statistics.*,
        {{ average_amount('statistics.net_revenue_amount', 'statistics.order_count') }}
            as average_order_amount,
        {{ quintile('statistics.last_purchase_date') }} as recency_score,
        {{ quintile('statistics.purchase_day_count') }} as frequency_score,
        {{ quintile('statistics.net_revenue_amount') }} as monetary_score,
        percent_rank() over (order by statistics.net_revenue_amount desc) as revenue_rank
    from statistics
),

tiered as (
    select
        ranked.*,
        {{ quintile('ranked.average_order_amount') }} as average_order_score,
        case
            when ranked.revenue_rank <= 0.01 then 'top_1_percent'
            when ranked.revenue_rank <= 0.05 then 'top_5_percent'
            when ranked.revenue_rank <= 0.20 then 'top_20_percent'
            else 'other'
        end as value_tier
    from ranked
),

customer_rfm as (
    select
        profiles.customer_id,
        tiered.days_since_last_purchase as recency_days,
        tiered.purchase_day_count as frequency,
        tiered.net_revenue_amount as monetary_amount,
        tiered.average_order_amount,
        tiered.recency_score,
        tiered.frequency_score,
        tiered.monetary_score,
        tiered.average_order_score,
        coalesce(segments.rfm_segment, 'prospect') as rfm_segment,
        tiered.value_tier
    from profiles
    left join tiered
        on profiles.customer_id = tiered.customer_id
    left join segments
        on
            tiered.recency_score = segments.recency_score
            and tiered.frequency_score = segments.frequency_score
)

select * from customer_rfm
