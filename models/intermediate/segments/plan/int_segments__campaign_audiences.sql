-- Whom each campaign is for: how many, how many of them its channel reaches, how likely they buy
-- within its days anyway, and what an order of theirs is worth.
with

plan as (
    select * from {{ ref('int_segments__campaign_plan') }}
),

memberships as (
    select * from {{ ref('segment_memberships') }}
),

traits as (
    select * from {{ ref('customer_traits') }}
),

predictions as (
    select * from {{ ref('customer_predictions') }}
),

rates as (
    select * from {{ ref('int_segments__repurchase_rates') }}
),

reachable as (
    select * from {{ ref('reachable_customers') }}
    where purpose = '{{ var("trait_consent_purpose") }}'
),

-- what is predicted comes before what others of their kind did, that before what they did last
members as (
    select
        plan.campaign,
        plan.channel,
        plan.kpi_days,
        memberships.customer_id,
        traits.average_order_amount,
        traits.days_since_last_visit,
        case plan.kpi_days
            {%- for days in [30, 90, 365] %}
            when {{ days }} then predictions.predicted_probability_of_transaction_next_{{ days }}d
            {%- endfor %}
        end as predicted_rate,
        rates.repurchase_rate,
        case when traits.recency_days < plan.kpi_days then 1 else 0 end as past_rate
    from plan
    inner join memberships
        on plan.segment_name = memberships.segment_name
    left join traits
        on memberships.customer_id = traits.customer_id
    left join predictions
        on memberships.customer_id = predictions.customer_id
    left join rates
        on
            plan.kpi_days = rates.window_days
            and traits.rfm_segment = rates.rfm_segment
),

campaign_audiences as (
    select
        members.campaign,
        count(*) as member_count,
        sum(
            case
                when
                    members.channel = 'website'
                    and members.days_since_last_visit < members.kpi_days
                    then 1
                when reachable.customer_id is not null then 1
                else 0
            end
        ) as reachable_count,
        count(members.predicted_rate) as predicted_count,
        count(members.repurchase_rate) as learnt_count,
        cast(
            sum(
                cast(
                    coalesce(
                        members.predicted_rate, members.repurchase_rate, members.past_rate
                    ) as decimal(9, 6)
                )
            ) as {{ type_double() }}
        ) as expected_buyers,
        count(members.average_order_amount) as valued_count,
        cast(sum(members.average_order_amount) as decimal(28, 4)) as order_amounts
    from members
    left join reachable
        on
            members.customer_id = reachable.customer_id
            and members.channel = reachable.channel
    group by members.campaign
)

select * from campaign_audiences
