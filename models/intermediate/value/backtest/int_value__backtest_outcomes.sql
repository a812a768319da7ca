-- What customers bought in the days after a month end, and what that was worth by the end, less
-- what had gone back by then.
with

trials as (
    select * from {{ ref('int_value__backtest_trials') }}
),

days as (
    select distinct
        customer_id,
        revenue_date as purchase_date
    from {{ ref('customer_revenue_days') }}
    where
        customer_id is not null
        and purchase_count > 0
),

movements as (
    select * from {{ ref('int_value__purchase_movements') }}
),

starts as (
    select
        trials.scored_as_of_date as start_date,
        trials.horizon_days
    from trials
    union
    select
        trials.learnt_as_of_date as start_date,
        trials.horizon_days
    from trials
    where trials.learnt_as_of_date is not null
),

spans as (
    select
        starts.start_date,
        starts.horizon_days,
        cast(
            {{ dbt.dateadd('day', 'cast(starts.horizon_days as int)', 'starts.start_date') }}
            as date
        ) as end_date
    from starts
),

counted as (
    select
        spans.start_date,
        spans.horizon_days,
        days.customer_id,
        count(*) as order_count
    from spans
    inner join days
        on
            spans.start_date < days.purchase_date
            and spans.end_date >= days.purchase_date
    group by
        spans.start_date,
        spans.horizon_days,
        days.customer_id
),

summed as (
    select
        spans.start_date,
        spans.horizon_days,
        movements.customer_id,
        sum(movements.amount) as amount
    from spans
    inner join movements
        on
            spans.start_date < movements.purchase_date
            and spans.end_date >= movements.movement_date
    group by
        spans.start_date,
        spans.horizon_days,
        movements.customer_id
),

outcomes as (
    select
        counted.start_date,
        counted.horizon_days,
        counted.customer_id,
        cast(counted.order_count as {{ dbt.type_bigint() }}) as order_count,
        cast(coalesce(summed.amount, 0) as decimal(28, 4)) as amount
    from counted
    left join summed
        on
            counted.start_date = summed.start_date
            and counted.horizon_days = summed.horizon_days
            and counted.customer_id = summed.customer_id
)

select * from outcomes
