-- Sums and sums of squares of each outcome and of the same before, about a mean that all arms
-- share: exact decimals, so that no order of rows and no large mean costs a digit.
{%- set metrics = ['conversion', 'orders', 'revenue'] %}
with

outcomes as (
    select * from {{ ref('int_experiments__outcomes') }}
),

told as (
    {% for metric in metrics %}
    select
        outcomes.experiment,
        outcomes.arm,
        '{{ metric }}' as metric,
        outcomes.{{ metric }} as outcome,
        outcomes.{{ metric }}_before as outcome_before
    from outcomes
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

totals as (
    select
        told.experiment,
        told.metric,
        cast(sum(told.outcome) as decimal(28, 4)) as outcome_total,
        cast(sum(told.outcome_before) as decimal(28, 4)) as before_total,
        count(*) as customer_count
    from told
    group by
        told.experiment,
        told.metric
),

means as (
    select
        totals.experiment,
        totals.metric,
        {{ average_amount('totals.outcome_total', 'totals.customer_count') }} as outcome_mean,
        {{ average_amount('totals.before_total', 'totals.customer_count') }} as before_mean
    from totals
),

centred as (
    select
        told.experiment,
        told.arm,
        told.metric,
        told.outcome,
        cast(told.outcome - means.outcome_mean as decimal(15, 4)) as deviation,
        cast(told.outcome_before - means.before_mean as decimal(15, 4)) as before_deviation
    from told
    inner join means
        on
            told.experiment = means.experiment
            and told.metric = means.metric
),

arm_sums as (
    select
        centred.experiment,
        centred.arm,
        centred.metric,
        cast(count(*) as {{ dbt.type_bigint() }}) as customer_count,
        cast(sum(centred.outcome) as decimal(28, 4)) as outcome_total,
        cast(sum(centred.deviation) as decimal(28, 4)) as deviation_sum,
        cast(sum(centred.before_deviation) as decimal(28, 4)) as before_sum,
        cast(sum(centred.deviation * centred.deviation) as decimal(38, 8)) as deviation_squares,
        cast(sum(centred.before_deviation * centred.before_deviation) as decimal(38, 8))
            as before_squares,
        cast(sum(centred.deviation * centred.before_deviation) as decimal(38, 8)) as products
    from centred
    group by
        centred.experiment,
        centred.arm,
        centred.metric
)

select * from arm_sums
