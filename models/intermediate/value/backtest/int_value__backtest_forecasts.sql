-- What was forecast of each customer, side by side, and what came.
{%- set double = type_double() %}
{%- set horizons = backtest_horizons() | list %}
-- of somebody who came yesterday a rate would be a made-up number
{%- set rate = 'cast(trials.horizon_days as ' ~ double ~ ') / greatest(predictions.age_days, 30)' %}
with

trials as (
    select * from {{ ref('int_value__backtest_trials') }}
),

predictions as (
    select * from {{ ref('int_value__backtest_predictions') }}
),

outcomes as (
    select * from {{ ref('int_value__backtest_outcomes') }}
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
        predictions.customer_id,
        predictions.reporting_order_count > 0 as has_value,
        coalesce(outcomes.order_count, 0) as order_count,
        coalesce(outcomes.amount, 0) as amount,
        {%- for other in ['', 'other_'] %}
        {%- set said = 'predictions.' ~ other %}
        case
            {%- for days in horizons %}
            when trials.horizon_days = {{ days }} then {{ said }}orders_{{ days }}d
            {%- endfor %}
        end as {{ other }}predicted_orders,
        case
            {%- for days in horizons %}
            when trials.horizon_days = {{ days }} then {{ said }}probability_{{ days }}d
            {%- endfor %}
        end as {{ other }}predicted_probability,
        {{ said }}amount as {{ other }}predicted_amount,
        {%- endfor %}
        predictions.repeat_count * {{ rate }} as run_rate_orders,
        cast(predictions.net_revenue_amount as {{ double }}) * {{ rate }} as run_rate_amount,
        predictions.net_revenue_amount,
        predictions.days_since_last_purchase,
        cells.order_count as cell_orders,
        cells.amount as cell_amount,
        cells.bought_share as cell_probability,
        challenger.probability_of_order as challenger_probability
    from trials
    inner join predictions
        on trials.scored_as_of_date = predictions.scored_as_of_date
    left join outcomes
        on
            trials.scored_as_of_date = outcomes.start_date
            and trials.horizon_days = outcomes.horizon_days
            and predictions.customer_id = outcomes.customer_id
    left join cells
        on
            trials.scored_as_of_date = cells.scored_as_of_date
            and trials.horizon_days = cells.horizon_days
            and predictions.customer_id = cells.customer_id
    left join challenger
        on
            trials.scored_as_of_date = challenger.scored_as_of_date
            and trials.horizon_days = challenger.horizon_days
            and predictions.customer_id = challenger.customer_id
)

select * from forecast
