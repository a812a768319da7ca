-- What each campaign would bring beyond what comes anyway: who is reached, times how many of them
-- would buy more, times what an order of theirs is worth.
with

plan as (
    select * from {{ ref('int_segments__campaign_plan') }}
),

audiences as (
    select * from {{ ref('int_segments__campaign_audiences') }}
),

lifts as (
    select * from {{ ref('int_segments__campaign_lifts') }}
),

segments as (
    select * from {{ ref('segments') }}
),

-- a listed segment in which nobody is has no audience, but a size: none
sized as (
    select
        plan.campaign,
        segments.member_count,
        audiences.reachable_count,
        {{ rounded('audiences.expected_buyers / audiences.member_count', 'decimal(9, 6)') }}
            as base_rate,
        case
            when audiences.predicted_count > 0 then 'predicted'
            when audiences.learnt_count > 0 then 'same_rfm_segment'
            when audiences.member_count > 0 then 'past'
        end as base_rate_source,
        {{ average_amount('audiences.order_amounts', 'nullif(audiences.valued_count, 0)') }}
            as order_amount,
        lifts.lift,
        lifts.lift_source
    from plan
    left join segments
        on plan.segment_name = segments.segment_name
    left join audiences
        on plan.campaign = audiences.campaign
    left join lifts
        on plan.campaign = lifts.campaign
),

-- shares of the audience: what would come anyway, and by how much that would be more
rates as (
    select
        sized.*,
        cast(sized.base_rate as {{ type_double() }}) as expected_rate,
        cast(sized.base_rate as {{ type_double() }}) * cast(sized.lift as {{ type_double() }})
            as rate_lift
    from sized
),

-- nobody buys more often than always
counted as (
    select
        rates.*,
        rates.reachable_count * case
            when rates.expected_rate + rates.rate_lift > 1 then 1 - rates.expected_rate
            else rates.rate_lift
        end as increment_customers
    from rates
),

campaign_increments as (
    select
        counted.campaign,
        counted.member_count,
        counted.reachable_count,
        counted.base_rate,
        counted.base_rate_source,
        counted.order_amount,
        counted.lift,
        counted.lift_source,
        {{ rounded('counted.increment_customers', 'decimal(18, 4)') }}
            as increment_customers,
        {{ rounded(
            'counted.increment_customers * cast(counted.order_amount as ' ~ type_double() ~ ')',
            'decimal(28, 4)'
        ) }} as increment_amount
    from counted
)

select * from campaign_increments
