-- The lift that is counted on for each campaign: what its experiment measured once that has ended,
-- what the plan expects until then.
with

plan as (
    select * from {{ ref('int_segments__campaign_plan') }}
),

-- one row per experiment that has ended, with its best arm's relative lift of the primary metric
measured as (
    select
        cast(null as {{ dbt.type_string() }}) as experiment,
        cast(null as decimal(28, 10)) as relative_lift
    where 1 = 0
),

campaign_lifts as (
    select
        plan.campaign,
        cast(coalesce(measured.relative_lift, plan.expected_lift) as decimal(18, 6)) as lift,
        case
            when measured.relative_lift is not null then 'measured'
            when plan.expected_lift is not null then 'expected'
        end as lift_source
    from plan
    left join measured
        on plan.experiment = measured.experiment
)

select * from campaign_lifts
