-- The arms as they are run: each has a stretch of the 10,000 buckets as long as its share. Control
-- comes first; the others follow in an order that every engine sorts alike.
with

experiments as (
    select * from {{ ref('int_experiments__listed') }}
),

typed as (
    select
        experiments.experiment,
        experiments.segment_name,
        experiments.arm,
        cast(experiments.arm_share as decimal(9, 6)) as arm_share,
        experiments.is_control,
        coalesce(experiments.salt, experiments.experiment) as salt,
        cast(experiments.starts_on as date) as starts_on,
        cast(experiments.ends_on as date) as ends_on,
        cast(experiments.outcome_days as {{ dbt.type_int() }}) as outcome_days,
        experiments.primary_metric,
        experiments.stratify_by,
        experiments.sync_name
    from experiments
),

ordered as (
    select
        typed.*,
        sum(typed.arm_share) over (
            partition by typed.experiment
            order by
                case when typed.is_control then 0 else 1 end,
                {{ dbt.hash('typed.arm') }}
            rows between unbounded preceding and current row
        ) as share_until
    from typed
),

arms as (
    select
        ordered.experiment,
        ordered.segment_name,
        ordered.arm,
        ordered.arm_share,
        ordered.is_control,
        ordered.salt,
        ordered.starts_on,
        ordered.ends_on,
        ordered.outcome_days,
        ordered.primary_metric,
        ordered.stratify_by,
        ordered.sync_name,
        cast(round(10000 * (ordered.share_until - ordered.arm_share), 0) as {{ dbt.type_int() }})
            as first_bucket,
        cast(round(10000 * ordered.share_until, 0) as {{ dbt.type_int() }}) as end_bucket
    from ordered
)

select * from arms
