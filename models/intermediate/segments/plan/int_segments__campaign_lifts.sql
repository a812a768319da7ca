-- The lift that is counted on for each campaign: what its experiment measured once that has ended,
-- what the plan expects until then.
with

plan as (
    select * from {{ ref('int_segments__campaign_plan') }}
),

results as (
    select * from {{ ref('experiment_results') }}
),

-- what is measured is how many more buy, for it raises the share who would buy anyway; of several
-- arms the best would be sent from now on
measured as (
    select
        results.experiment,
        max(results.relative_lift) as relative_lift
    from results
    where
        results.status = 'ended'
        and results.metric = 'conversion'
        and results.is_sample_ratio_ok
    group by results.experiment
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
