-- As of which days customers are scored: today, and the past month ends whose forecasts can be
-- judged by now.
{%- set months = backtest_months() %}
{%- set this_month = dbt.date_trunc('month', as_of_date()) %}
with

numbers as (
    {{ dbt.generate_series([months, 1] | max) | indent(4) }}
),

month_ends as (
    select
        cast(
            {{ dbt.dateadd('day', -1, dbt.dateadd(
                'month', '1 - cast(numbers.generated_number as int)', this_month
            )) }} as date
        ) as scored_as_of_date
    from numbers
    where numbers.generated_number <= {{ months }}
),

-- today is not over before its last second
waited as (
    select
        month_ends.scored_as_of_date,
        {{ days_between('month_ends.scored_as_of_date', first_open_day()) }} - 1 as days_known
    from month_ends
),

scored_dates as (
    select
        {{ as_of_date() }} as scored_as_of_date,
        true as is_now,
        cast(0 as {{ dbt.type_bigint() }}) as days_known
    union all
    select
        waited.scored_as_of_date,
        false as is_now,
        cast(waited.days_known as {{ dbt.type_bigint() }}) as days_known
    from waited
    where waited.days_known >= {{ backtest_horizons() | list | min }}
)

select * from scored_dates
