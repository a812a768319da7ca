-- The demo shows somebody in each segment; in those by predictions once `perfil fit` has run.
{{ config(enabled=var('demo') and var('as_of') is none) }}

with

sizes as (
    select * from {{ ref('segment_sizes') }}
),

predictions as (
    select * from {{ ref('customer_predictions') }}
),

predicted as (
    select count(predictions.predicted_clv_next_365d) as customer_count
    from predictions
),

empty as (
    select sizes.segment_name
    from sizes
    cross join predicted
    where
        sizes.member_count = 0
        and (
            predicted.customer_count > 0
            or sizes.segment_name not in (
                'high_lifetime_value', 'ready_to_buy', 'order_expected_soon', 'churn_risk', 'long_shots'
            )
        )
)

select * from empty
