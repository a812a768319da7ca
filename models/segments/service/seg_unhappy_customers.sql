-- Rated the last answer of the support badly: make good before selling anything.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where traits.last_satisfaction_score <= {{ var('dissatisfied_until_score') }}
)

select * from members
