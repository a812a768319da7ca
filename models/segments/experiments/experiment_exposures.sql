-- Who was really treated. Where the experiment names a sync: whom it reached in the days that are
-- measured, control too, which it should not have. Where it names none: whoever was to be.
with

assignments as (
    select * from {{ ref('experiment_assignments') }}
),

arms as (
    select * from {{ ref('int_experiments__arms') }}
),

deliveries as (
    select * from {{ ref('int_experiments__deliveries') }}
),

treated as (
    select
        assignments.experiment,
        assignments.customer_id,
        assignments.arm,
        assignments.is_control,
        assignments.assigned_at,
        arms.sync_name,
        {{ dbt.dateadd('day', 'arms.outcome_days', 'assignments.assigned_at') }} as closes_at
    from assignments
    inner join arms
        on
            assignments.experiment = arms.experiment
            and assignments.arm = arms.arm
),

exposures as (
    select
        treated.experiment,
        treated.customer_id,
        treated.arm,
        treated.is_control,
        min(deliveries.acknowledged_at) as first_exposed_at,
        'delivered' as evidence
    from treated
    inner join deliveries
        on
            treated.sync_name = deliveries.sync
            and treated.customer_id = deliveries.customer_id
            and treated.assigned_at <= deliveries.acknowledged_at
            and treated.closes_at > deliveries.acknowledged_at
    group by
        treated.experiment,
        treated.customer_id,
        treated.arm,
        treated.is_control
    union all
    select
        treated.experiment,
        treated.customer_id,
        treated.arm,
        treated.is_control,
        treated.assigned_at as first_exposed_at,
        'assigned' as evidence
    from treated
    where
        treated.sync_name is null
        and not treated.is_control
)

select * from exposures
