-- What customers did in so many days from when they had their arm, and in as many before it. Only
-- of those whose days are over: of others one sees who was quick.
with

assignments as (
    select * from {{ ref('experiment_assignments') }}
),

arms as (
    select * from {{ ref('int_experiments__arms') }}
),

orders as (
    select * from {{ ref('customer_orders') }}
),

refunds as (
    select * from {{ ref('customer_refunds') }}
),

measured as (
    select
        assignments.experiment,
        assignments.customer_id,
        assignments.arm,
        assignments.assigned_at,
        {{ dbt.dateadd('day', '-arms.outcome_days', 'assignments.assigned_at') }} as opens_at,
        {{ dbt.dateadd('day', 'arms.outcome_days', 'assignments.assigned_at') }} as closes_at
    from assignments
    inner join arms
        on
            assignments.experiment = arms.experiment
            and assignments.arm = arms.arm
),

-- as in customer_revenue: what was never earned is not lost
movements as (
    select
        orders.customer_id,
        orders.ordered_at as moved_at,
        case when {{ is_purchase('orders') }} then 1 else 0 end as order_count,
        case
            when orders.currency = '{{ var("reporting_currency") }}' then orders.net_amount else 0
        end as amount
    from orders
    where orders.status = 'paid'
    union all
    select
        refunds.customer_id,
        refunds.refunded_at as moved_at,
        0 as order_count,
        case
            when refunds.currency = '{{ var("reporting_currency") }}' then -refunds.amount else 0
        end as amount
    from refunds
    where
        refunds.order_id is null
        or refunds.order_status = 'paid'
),

summed as (
    {% set after = 'movements.moved_at >= measured.assigned_at' %}
    {% set before = 'movements.moved_at < measured.assigned_at' %}
    select
        measured.experiment,
        measured.customer_id,
        measured.arm,
        coalesce(sum(case when {{ after }} then movements.order_count end), 0) as order_count,
        coalesce(sum(case when {{ before }} then movements.order_count end), 0)
            as order_count_before,
        cast(
            coalesce(sum(case when {{ after }} then movements.amount end), 0) as decimal(28, 4)
        ) as amount,
        cast(
            coalesce(sum(case when {{ before }} then movements.amount end), 0) as decimal(28, 4)
        ) as amount_before
    from measured
    left join movements
        on
            measured.customer_id = movements.customer_id
            and measured.opens_at <= movements.moved_at
            and measured.closes_at > movements.moved_at
    where measured.closes_at <= {{ as_of() }}
    group by
        measured.experiment,
        measured.customer_id,
        measured.arm
),

-- bounds, so that squares of absurd amounts can be added
outcomes as (
    {% set most = 'cast(9999999999 as decimal(28, 4))' %}
    select
        summed.experiment,
        summed.customer_id,
        summed.arm,
        cast(summed.order_count as decimal(14, 4)) as orders,
        cast(summed.order_count_before as decimal(14, 4)) as orders_before,
        cast(greatest(-{{ most }}, least({{ most }}, summed.amount)) as decimal(14, 4)) as revenue,
        cast(greatest(-{{ most }}, least({{ most }}, summed.amount_before)) as decimal(14, 4))
            as revenue_before,
        cast(least(1, summed.order_count) as decimal(14, 4)) as conversion,
        cast(least(1, summed.order_count_before) as decimal(14, 4)) as conversion_before
    from summed
)

select * from outcomes
