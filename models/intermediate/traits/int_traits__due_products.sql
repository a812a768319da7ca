-- The one product that a customer is due to buy again first: on sale, bought on three days or more,
-- so that there is a usual interval, and not left out for two, for then they have stopped.
with

lines as (
    select * from {{ ref('int_traits__bought_lines') }}
),

bought as (
    select
        lines.customer_id,
        lines.product_key,
        lines.product_id,
        lines.product_name,
        count(distinct lines.order_date) as day_count,
        min(lines.order_date) as first_date,
        max(lines.order_date) as last_date
    from lines
    where
        lines.product_id is not null
        and coalesce(lines.is_on_sale, true)
    group by
        lines.customer_id,
        lines.product_key,
        lines.product_id,
        lines.product_name
    having count(distinct lines.order_date) >= 3
),

timed as (
    select
        bought.*,
        {{ days_between('bought.first_date', 'bought.last_date') }} as bought_days
    from bought
),

regular as (
    select
        timed.*,
        cast(
            floor(cast(timed.bought_days as {{ type_double() }}) / (timed.day_count - 1) + 0.5)
            as {{ dbt.type_int() }}
        ) as interval_days
    from timed
),

due as (
    select
        regular.*,
        cast({{ dbt.dateadd('day', 'regular.interval_days', 'regular.last_date') }} as date)
            as due_date
    from regular
    where
        {{ days_between('regular.last_date', as_of_date()) }}
        < 2 * regular.interval_days
),

ranked as (
    select
        due.*,
        row_number() over (
            partition by due.customer_id
            order by
                due.due_date,
                due.day_count desc,
                due.product_key
        ) as due_rank
    from due
),

due_products as (
    select
        ranked.customer_id,
        ranked.product_id,
        ranked.product_name,
        cast(ranked.interval_days as {{ dbt.type_bigint() }}) as interval_days,
        ranked.due_date
    from ranked
    where ranked.due_rank = 1
)

select * from due_products
