-- Every forecast among those of its model. Equal forecasts share the mean of their ranks, and what
-- part of them is within the best fifth, so that no order of rows makes a figure. Equals are
-- counted in the order in which they are ranked: it is sorted but once.
{%- set keys = ['scored_as_of_date', 'horizon_days', 'purpose', 'model'] %}
{%- set together = 'partition by scores.' ~ keys | join(', scores.') %}
{%- set by_forecast = together ~ ' order by scores.forecast' %}
{%- set by_actual = together ~ ' order by scores.actual' %}
{%- set equals = ' range between current row and current row' %}
with

scores as (
    select * from {{ ref('int_value__backtest_scores') }}
),

counted as (
    select
        scores.*,
        count(*) over ({{ together }}) as customer_count,
        rank() over ({{ by_forecast }}) as first_rank,
        count(*) over ({{ by_forecast }}{{ equals }}) as tied_count,
        rank() over ({{ by_actual }}) as actual_first_rank,
        count(*) over ({{ by_actual }}{{ equals }}) as actual_tied_count,
        percent_rank() over ({{ by_forecast }}) as rank_share
    from scores
),

ranked as (
    select
        {%- for key in keys %}
        counted.{{ key }},
        {%- endfor %}
        counted.customer_id,
        counted.forecast,
        counted.actual,
        counted.customer_count,
        -- twice the mean rank is a whole number
        2 * counted.first_rank + counted.tied_count - 1 as twice_rank,
        2 * counted.actual_first_rank + counted.actual_tied_count - 1 as twice_actual_rank,
        least(1, greatest(
            0,
            (
                cast(counted.customer_count as {{ type_double() }}) / 5
                - (counted.customer_count - counted.first_rank - counted.tied_count + 1)
            ) / counted.tied_count
        )) as top_fifth_weight,
        cast(1 + least(9, floor(10 * counted.rank_share)) as {{ dbt.type_int() }}) as decile
    from counted
)

select * from ranked
