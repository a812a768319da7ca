-- What is known of each customer as of a past day, and beside it what was predicted of them: by the
-- models in use, and by those fitted for comparison. A step of its own, or all that forecasts are
-- joined of would have to be in memory at once.
with

statistics as (
    select * from {{ ref('int_value__past_statistics') }}
),

orders_to_come as (
    select * from {{ ref('int_value__order_predictions') }}
    where is_in_use
),

other_orders_to_come as (
    select * from {{ ref('int_value__order_predictions') }}
    where not is_in_use
),

spend as (
    select * from {{ ref('int_value__spend_predictions') }}
    where is_in_use
),

other_spend as (
    select * from {{ ref('int_value__spend_predictions') }}
    where not is_in_use
),

predictions as (
    select
        statistics.scored_as_of_date,
        statistics.customer_id,
        {%- for other in ['', 'other_'] %}
        {%- for days in backtest_horizons() %}
        {{ other }}orders_to_come.expected_orders_{{ days }}d as {{ other }}orders_{{ days }}d,
        {{ other }}orders_to_come.probability_of_order_{{ days }}d
            as {{ other }}probability_{{ days }}d,
        {%- endfor %}
        {{ other }}spend.expected_amount as {{ other }}amount,
        {%- endfor %}
        statistics.reporting_order_count,
        statistics.repeat_count,
        statistics.age_days,
        statistics.net_revenue_amount,
        statistics.days_since_last_purchase
    from statistics
    left join orders_to_come
        on
            statistics.scored_as_of_date = orders_to_come.scored_as_of_date
            and statistics.customer_id = orders_to_come.customer_id
    left join other_orders_to_come
        on
            statistics.scored_as_of_date = other_orders_to_come.scored_as_of_date
            and statistics.customer_id = other_orders_to_come.customer_id
    left join spend
        on
            statistics.scored_as_of_date = spend.scored_as_of_date
            and statistics.customer_id = spend.customer_id
    left join other_spend
        on
            statistics.scored_as_of_date = other_spend.scored_as_of_date
            and statistics.customer_id = other_spend.customer_id
)

select * from predictions
