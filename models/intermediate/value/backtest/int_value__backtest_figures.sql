-- The figures by which forecasts are judged, of every model whose forecasts there are.
{%- set keys = ['scored_as_of_date', 'horizon_days', 'purpose', 'model'] %}
{%- set double = type_double() %}
with

ranked as (
    select * from {{ ref('int_value__backtest_ranks') }}
),

measured as (
    select
        ranked.*,
        cast(ranked.forecast as {{ double }}) as forecast_number,
        cast(ranked.actual as {{ double }}) as actual_number,
        abs(ranked.forecast - ranked.actual) as distance,
        cast(ranked.forecast - ranked.actual as {{ double }}) as error,
        case when ranked.actual > 0 then 1 else 0 end as is_one
    from ranked
),

summed as (
    select
        {%- for key in keys %}
        measured.{{ key }},
        {%- endfor %}
        count(*) as customer_count,
        cast(count(*) as {{ double }}) as n,
        cast(sum(measured.is_one) as {{ double }}) as ones,
        sum(measured.forecast) as forecast_total,
        sum(measured.actual) as actual_total,
        cast(sum(measured.distance) as {{ double }}) as distance_total,
        sum(measured.error * measured.error) as squares,
        cast(sum(measured.is_one * measured.twice_rank) as {{ double }}) / 2 as ones_ranks,
        sum(measured.actual_number * measured.top_fifth_weight) as top_fifth_total,
        sum(measured.actual_number * (measured.twice_rank - measured.customer_count - 1))
            as ranked_total,
        sum(measured.actual_number * (measured.twice_actual_rank - measured.customer_count - 1))
            as best_ranked_total,
        case
            when
                min(measured.forecast) < max(measured.forecast)
                and min(measured.actual) < max(measured.actual)
                then corr(measured.forecast_number, measured.actual_number)
        end as correlation
    from measured
    group by
        measured.scored_as_of_date,
        measured.horizon_days,
        measured.purpose,
        measured.model
),

figures as (
    select
        {%- for key in keys %}
        summed.{{ key }},
        {%- endfor %}
        summed.customer_count,
        summed.forecast_total,
        summed.actual_total,
        cast(summed.forecast_total - summed.actual_total as {{ double }}) / summed.n as bias,
        cast(summed.forecast_total - summed.actual_total as {{ double }})
        / nullif(cast(summed.actual_total as {{ double }}), 0) as bias_share,
        summed.distance_total / summed.n as mean_absolute_error,
        summed.squares / summed.n as mean_squared_error,
        summed.correlation,
        summed.ranked_total / nullif(summed.best_ranked_total, 0) as normalised_gini,
        summed.top_fifth_total / nullif(cast(summed.actual_total as {{ double }}), 0)
            as top_20_percent_share,
        (summed.ones_ranks - summed.ones * (summed.ones + 1) / 2)
        / nullif(summed.ones * (summed.n - summed.ones), 0) as auc
    from summed
)

select * from figures
