-- Among the fifth who are predicted to bring the most within a year.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where traits.predicted_clv_bucket >= {{ var('high_lifetime_value_min_bucket') }}
)

select * from members
