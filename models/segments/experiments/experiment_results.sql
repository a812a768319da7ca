-- What each arm brought over its control. All customers of an arm count, treated or not, or those
-- whom a message reached would be compared with those whom it would not have.
{%- set z, z_power = 1.959963984540054, 2.801585218112968 %}
{%- set last_day = dbt.dateadd('day', 'arms.outcome_days + 1', 'arms.ends_on') %}
with

arms as (
    select * from {{ ref('int_experiments__arms') }}
),

assignments as (
    select * from {{ ref('experiment_assignments') }}
),

exposures as (
    select * from {{ ref('experiment_exposures') }}
),

lifts as (
    select * from {{ ref('int_experiments__lifts') }}
),

sample_ratios as (
    select * from {{ ref('int_experiments__sample_ratios') }}
),

assigned as (
    select
        assignments.experiment,
        assignments.arm,
        count(*) as customer_count
    from assignments
    group by
        assignments.experiment,
        assignments.arm
),

exposed as (
    select
        exposures.experiment,
        exposures.arm,
        count(*) as customer_count
    from exposures
    group by
        exposures.experiment,
        exposures.arm
),

metrics as (
    select 'conversion' as metric
    union all
    select 'orders' as metric
    union all
    select 'revenue' as metric
),

compared as (
    select
        arms.*,
        metrics.metric,
        controls.arm as control_arm,
        {{ last_day }} <= {{ as_of() }} as is_over
    from arms
    inner join arms as controls
        on
            arms.experiment = controls.experiment
            and controls.is_control
    cross join metrics
    where not arms.is_control
),

experiment_results as (
    select
        compared.experiment,
        compared.arm,
        compared.metric,
        coalesce(compared.metric = compared.primary_metric, false) as is_primary,
        case
            when compared.starts_on > {{ as_of_date() }} then 'planned'
            when not compared.is_over then 'running'
            when
                least(coalesce(lifts.customer_count, 0), coalesce(lifts.control_count, 0))
                < {{ var('experiment_min_customers') }} then 'too_little_data'
            else 'ended'
        end as status,
        compared.segment_name,
        compared.control_arm,
        cast(coalesce(assigned.customer_count, 0) as {{ dbt.type_bigint() }}) as assigned_count,
        cast(coalesce(exposed.customer_count, 0) as {{ dbt.type_bigint() }}) as exposed_count,
        cast(coalesce(control_exposed.customer_count, 0) as {{ dbt.type_bigint() }})
            as control_exposed_count,
        cast(coalesce(lifts.customer_count, 0) as {{ dbt.type_bigint() }}) as customer_count,
        cast(coalesce(lifts.control_count, 0) as {{ dbt.type_bigint() }}) as control_count,
        {{ as_figure('lifts.mean') }} as mean_outcome,
        {{ as_figure('lifts.control_mean') }} as control_mean_outcome,
        {{ as_figure('lifts.lift') }} as absolute_lift,
        {{ as_figure('lifts.error') }} as absolute_lift_error,
        {{ as_figure('lifts.lift - ' ~ z ~ ' * lifts.error') }} as absolute_lift_low,
        {{ as_figure('lifts.lift + ' ~ z ~ ' * lifts.error') }} as absolute_lift_high,
        {{ as_figure('lifts.p_value') }} as p_value,
        {{ as_figure('lifts.relative_lift') }} as relative_lift,
        {{ as_figure('lifts.relative_error') }} as relative_lift_error,
        {{ as_figure('lifts.relative_lift - ' ~ z ~ ' * lifts.relative_error') }}
            as relative_lift_low,
        {{ as_figure('lifts.relative_lift + ' ~ z ~ ' * lifts.relative_error') }}
            as relative_lift_high,
        {{ as_figure('lifts.theta') }} as cuped_theta,
        {{ as_figure('lifts.cuped_lift') }} as cuped_lift,
        {{ as_figure('lifts.cuped_error') }} as cuped_lift_error,
        {{ as_figure('lifts.cuped_lift - ' ~ z ~ ' * lifts.cuped_error') }} as cuped_lift_low,
        {{ as_figure('lifts.cuped_lift + ' ~ z ~ ' * lifts.cuped_error') }} as cuped_lift_high,
        {{ as_figure(z_power ~ ' * lifts.error') }} as minimum_detectable_lift,
        cast(
            case
                when compared.metric = 'revenue' then lifts.lift * lifts.customer_count
            end as decimal(28, 4)
        ) as incremental_revenue_amount,
        case when compared.metric = 'revenue' then '{{ var("reporting_currency") }}' end
            as currency,
        sample_ratios.chi_square as sample_ratio_chi_square,
        sample_ratios.p_value as sample_ratio_p_value,
        sample_ratios.p_value >= 0.001 as is_sample_ratio_ok,
        {{ as_of() }} as evaluated_at
    from compared
    left join lifts
        on
            compared.experiment = lifts.experiment
            and compared.arm = lifts.arm
            and compared.metric = lifts.metric
    left join assigned
        on
            compared.experiment = assigned.experiment
            and compared.arm = assigned.arm
    left join exposed
        on
            compared.experiment = exposed.experiment
            and compared.arm = exposed.arm
    left join exposed as control_exposed
        on
            compared.experiment = control_exposed.experiment
            and compared.control_arm = control_exposed.arm
    left join sample_ratios
        on compared.experiment = sample_ratios.experiment
)

select * from experiment_results
