-- What was forecast of each customer, side by side, and what came.
{%- set double = type_double() %}
{%- set horizons = backtest_horizons() | list %}
{%- set models = {'': 'true', 'other_': 'false'} %} {#- in use, or fitted for comparison -#}
-- of somebody who came yesterday a rate would be a made-up number
{%- set rate = 'cast(trials.horizon_days as ' ~ double ~ ') / greatest(statistics.age_days, 30)' %}
with

trials as (
    select * from {{ ref('int_value__backtest_trials') }}
),

statistics as (
    select * from {{ ref('int_value__past_statistics') }}
),

outcomes as (
    select * from {{ ref('int_value__backtest_outcomes') }}
),

orders_to_come as (
    select * from {{ ref('int_value__order_predictions') }}
),

spend as (
    select * from {{ ref('int_value__spend_predictions') }}
),

cells as (
    select * from {{ ref('int_value__backtest_cells') }}
),

challenger as (
    select * from {{ ref('int_value__challenger_scores') }}
),

forecast as (
    select
        trials.scored_as_of_date,
        trials.horizon_days,
        statistics.customer_id,
        statistics.reporting_order_count > 0 as has_value,
        coalesce(outcomes.order_count, 0) as order_count,
        coalesce(outcomes.amount, 0) as amount,
        {%- for other in models %}
        case
            {%- for days in horizons %}
            when trials.horizon_days = {{ days }}
                then {{ other }}orders_to_come.expected_orders_{{ days }}d
            {%- endfor %}
        end as {{ other }}predicted_orders,
        case
            {%- for days in horizons %}
            when trials.horizon_days = {{ days }}
                then {{ other }}orders_to_come.probability_of_order_{{ days }}d
            {%- endfor %}
        end as {{ other }}predicted_probability,
        {{ other }}spend.expected_amount as {{ other }}predicted_amount,
        {%- endfor %}
        statistics.repeat_count * {{ rate }} as run_rate_orders,
        cast(statistics.net_revenue_amount as {{ double }}) * {{ rate }} as run_rate_amount,
        statistics.net_revenue_amount,
        statistics.days_since_last_purchase,
        cells.order_count as cell_orders,
        cells.amount as cell_amount,
        cells.bought_share as cell_probability,
        challenger.probability_of_order as challenger_probability
    from trials
    inner join statistics
        on trials.scored_as_of_date = statistics.scored_as_of_date
    left join outcomes
        on
            trials.scored_as_of_date = outcomes.start_date
            and trials.horizon_days = outcomes.horizon_days
            and statistics.customer_id = outcomes.customer_id
    {%- for other, is_in_use in models.items() %}
    left join orders_to_come{{ ' as other_orders_to_come' if other }}
        on
            statistics.scored_as_of_date = {{ other }}orders_to_come.scored_as_of_date
            and statistics.customer_id = {{ other }}orders_to_come.customer_id
            and {{ other }}orders_to_come.is_in_use = {{ is_in_use }}
    left join spend{{ ' as other_spend' if other }}
        on
            statistics.scored_as_of_date = {{ other }}spend.scored_as_of_date
            and statistics.customer_id = {{ other }}spend.customer_id
            and {{ other }}spend.is_in_use = {{ is_in_use }}
    {%- endfor %}
    left join cells
        on
            trials.scored_as_of_date = cells.scored_as_of_date
            and trials.horizon_days = cells.horizon_days
            and statistics.customer_id = cells.customer_id
    left join challenger
        on
            trials.scored_as_of_date = challenger.scored_as_of_date
            and trials.horizon_days = challenger.horizon_days
            and statistics.customer_id = challenger.customer_id
)

select * from forecast
