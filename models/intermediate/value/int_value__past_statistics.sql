-- What customer_purchase_statistics said, or would have said, at past month ends, in one pass.
{%- set reporting = "days.currency = '" ~ var('reporting_currency') ~ "'" %}
with

dates as (
    select * from {{ ref('int_value__scored_dates') }}
    where not is_now
),

days as (
    select * from {{ ref('customer_revenue_days') }}
    where customer_id is not null
),

movements as (
    select * from {{ ref('int_value__purchase_movements') }}
),

bounds as (
    select min(dates.scored_as_of_date) as first_date
    from dates
),

-- a day counts from its month's end on; what was before the first counts in it
monthly as (
    select
        days.customer_id,
        greatest(
            cast({{ dbt.last_day('days.revenue_date', 'month') }} as date), bounds.first_date
        ) as scored_as_of_date,
        sum(days.purchase_count) as order_count,
        count(distinct case when days.purchase_count > 0 then days.revenue_date end)
            as purchase_day_count,
        min(case when days.purchase_count > 0 then days.revenue_date end) as first_purchase_date,
        max(case when days.purchase_count > 0 then days.revenue_date end) as last_purchase_date,
        sum(case when {{ reporting }} then days.purchase_count else 0 end) as reporting_order_count,
        sum(case when {{ reporting }} then days.net_revenue_amount else 0 end) as revenue_amount
    from days
    cross join bounds
    group by
        days.customer_id,
        greatest(cast({{ dbt.last_day('days.revenue_date', 'month') }} as date), bounds.first_date)
),

monthly_valued as (
    select
        movements.customer_id,
        greatest(
            cast({{ dbt.last_day('movements.movement_date', 'month') }} as date), bounds.first_date
        ) as scored_as_of_date,
        sum(movements.valued_count) as valued_count,
        sum(movements.valued_amount) as valued_amount
    from movements
    cross join bounds
    group by
        movements.customer_id,
        greatest(
            cast({{ dbt.last_day('movements.movement_date', 'month') }} as date), bounds.first_date
        )
),

begun as (
    select
        monthly.customer_id,
        min(monthly.scored_as_of_date) as first_scored_date
    from monthly
    group by monthly.customer_id
),

to_date as (
    select
        begun.customer_id,
        dates.scored_as_of_date,
        sum(coalesce(monthly.order_count, 0)) over so_far as order_count,
        sum(coalesce(monthly.purchase_day_count, 0)) over so_far as purchase_day_count,
        min(monthly.first_purchase_date) over so_far as first_purchase_date,
        max(monthly.last_purchase_date) over so_far as last_purchase_date,
        sum(coalesce(monthly.reporting_order_count, 0)) over so_far as reporting_order_count,
        sum(coalesce(monthly.revenue_amount, 0)) over so_far as revenue_amount,
        sum(coalesce(monthly_valued.valued_count, 0)) over so_far as valued_count,
        sum(coalesce(monthly_valued.valued_amount, 0)) over so_far as valued_amount
    from begun
    inner join dates
        on begun.first_scored_date <= dates.scored_as_of_date
    left join monthly
        on
            begun.customer_id = monthly.customer_id
            and dates.scored_as_of_date = monthly.scored_as_of_date
    left join monthly_valued
        on
            begun.customer_id = monthly_valued.customer_id
            and dates.scored_as_of_date = monthly_valued.scored_as_of_date
    window so_far as (partition by begun.customer_id order by dates.scored_as_of_date)
),

past_statistics as (
    select
        to_date.customer_id,
        to_date.scored_as_of_date,
        cast(to_date.order_count as {{ dbt.type_bigint() }}) as order_count,
        cast(to_date.purchase_day_count - 1 as {{ dbt.type_bigint() }}) as repeat_count,
        {{ days_between('to_date.first_purchase_date', 'to_date.last_purchase_date') }}
            as first_to_last_purchase_days,
        {{ days_between('to_date.first_purchase_date', 'to_date.scored_as_of_date') }} as age_days,
        {{ days_between('to_date.last_purchase_date', 'to_date.scored_as_of_date') }}
            as days_since_last_purchase,
        cast(to_date.reporting_order_count as {{ dbt.type_bigint() }}) as reporting_order_count,
        cast(
            case when to_date.reporting_order_count > 0 then to_date.revenue_amount end
            as decimal(28, 4)
        ) as net_revenue_amount,
        cast(to_date.valued_count as {{ dbt.type_bigint() }}) as valued_purchase_count,
        {{ average_amount(
            'cast(to_date.valued_amount as decimal(28, 4))',
            'nullif(cast(to_date.valued_count as ' ~ dbt.type_bigint() ~ '), 0)'
        ) }} as mean_purchase_amount
    from to_date
    where to_date.purchase_day_count > 0
)

select * from past_statistics
