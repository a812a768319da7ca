-- Which campaign next: what each would bring beyond what comes anyway, for how much effort.
with

plan as (
    select * from {{ ref('int_segments__campaign_plan') }}
),

increments as (
    select * from {{ ref('int_segments__campaign_increments') }}
),

differentiators as (
    select * from {{ ref('int_segments__key_differentiators') }}
),

scored as (
    select
        increments.*,
        {{ average_amount('increments.increment_amount', 'plan.effort') }} as priority_score,
        plan.effort <= {{ var('campaign_low_effort') }} as is_easy,
        {%- if var('campaign_high_increment_amount') is none %}
        cume_dist() over (
            partition by increments.increment_amount is null
            order by increments.increment_amount
        ) > 0.5 as is_high
        {%- else %}
        increments.increment_amount >= {{ var('campaign_high_increment_amount') }} as is_high
        {%- endif %}
    from increments
    inner join plan
        on increments.campaign = plan.campaign
),

ranked as (
    select
        scored.*,
        row_number() over (
            partition by scored.priority_score is null
            order by scored.priority_score desc, {{ dbt.hash('scored.campaign') }}
        ) as place
    from scored
),

campaign_priorities as (
    select
        plan.campaign,
        plan.goal,
        plan.segment_name,
        coalesce(plan.differentiators, differentiators.key_differentiators) as key_differentiators,
        plan.hypothesis,
        plan.experience,
        plan.channel,
        plan.kpi,
        plan.kpi_days,
        plan.effort,
        plan.experiment,
        cast(ranked.member_count as {{ dbt.type_bigint() }}) as member_count,
        cast(ranked.reachable_count as {{ dbt.type_bigint() }}) as reachable_count,
        {{ share_of('ranked.reachable_count', 'ranked.member_count') }} as reachable_share,
        ranked.base_rate,
        ranked.base_rate_source,
        ranked.lift,
        ranked.lift_source,
        ranked.order_amount,
        ranked.increment_customers as expected_increment_customers,
        ranked.increment_amount as expected_increment_amount,
        '{{ var("reporting_currency") }}' as currency,
        ranked.priority_score,
        case
            when ranked.priority_score is not null
                then cast(ranked.place as {{ dbt.type_bigint() }})
        end as priority_rank,
        case
            when ranked.increment_amount is null then null
            when ranked.is_high and ranked.is_easy then 'quick_win'
            when ranked.is_high then 'big_bet'
            when ranked.is_easy then 'fill_in'
            else 'skip'
        end as quadrant,
        {{ as_of() }} as evaluated_at
    from plan
    inner join ranked
        on plan.campaign = ranked.campaign
    left join differentiators
        on plan.segment_name = differentiators.segment_name
)

select * from campaign_priorities
