-- How good were the predictions, month by month, beside simply carrying on as before?
with

backtest as (
    select * from {{ ref('ltv_backtest') }}
    where
        purpose = 'value'
        and model in ('prediction', 'run_rate', 'historic_spend')
),

by_month as (
    select
        backtest.scored_as_of_date,
        backtest.horizon_days,
        backtest.model,
        backtest.backtest_status,
        backtest.forecast_total,
        backtest.actual_total,
        backtest.bias_share,
        backtest.root_mean_squared_error,
        backtest.normalised_gini
    from backtest
)

select * from by_month
order by
    scored_as_of_date,
    horizon_days,
    model
