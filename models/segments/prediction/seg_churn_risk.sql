-- Spent more than most, and has probably left.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.probability_alive <= {{ var('churn_risk_max_probability_alive') }}
        and traits.monetary_score >= 4
)

select * from members
