-- The demo shows somebody in each segment; in those by predictions once `perfil fit` has run.
{{ config(enabled=var('demo') and var('as_of') is none) }}

with

segments as (
    select * from {{ ref('segments') }}
),

predictions as (
    select * from {{ ref('customer_predictions') }}
),

predicted as (
    select count(predictions.predicted_clv_next_365d) as customer_count
    from predictions
),

empty as (
    select segments.segment_name
    from segments
    cross join predicted
    where
        segments.member_count = 0
        and (
            predicted.customer_count > 0
            or segments.segment_name not in (
                'high_lifetime_value',
                'ready_to_buy',
                'order_expected_soon',
                'churn_risk',
                'long_shots'
            )
        )
)

select * from empty
