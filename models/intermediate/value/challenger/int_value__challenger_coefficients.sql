-- The challenger's coefficients in force on each day of scoring, of every horizon: those of the
-- newest fit that knows no more than the day.
with

fitted as (
    select * from {{ ref('int_value__fitted_parameters') }}
    -- what a pound tells is nothing about dollars
    where
        currency is null
        or currency = '{{ var("reporting_currency") }}'
),

dates as (
    select * from {{ ref('int_value__scored_dates') }}
),

horizons as (
    {%- for days in backtest_horizons() %}
    select
        cast({{ days }} as {{ dbt.type_bigint() }}) as horizon_days,
        'challenger_{{ days }}d' as model
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

fits as (
    select distinct
        horizons.horizon_days,
        horizons.model,
        fitted.fit_id,
        fitted.as_of_date,
        fitted.fitted_at
    from fitted
    inner join horizons
        on fitted.model = horizons.model
),

ranked as (
    select
        dates.scored_as_of_date,
        fits.horizon_days,
        fits.model,
        fits.fit_id,
        row_number() over (
            partition by dates.scored_as_of_date, fits.horizon_days
            order by fits.as_of_date desc, fits.fitted_at desc, fits.fit_id
        ) as age
    from dates
    inner join fits
        on dates.scored_as_of_date >= fits.as_of_date
),

coefficients as (
    select
        ranked.scored_as_of_date,
        ranked.horizon_days,
        fitted.parameter as trait,
        fitted.as_of_date,
        max(case when fitted.model = ranked.model then fitted.parameter_value end) as coefficient,
        max(case when fitted.model = ranked.model || '_mean' then fitted.parameter_value end)
            as trait_mean
    from ranked
    inner join fitted
        on ranked.fit_id = fitted.fit_id
    where
        ranked.age = 1
        and fitted.model in (ranked.model, ranked.model || '_mean')
    group by
        ranked.scored_as_of_date,
        ranked.horizon_days,
        fitted.parameter,
        fitted.as_of_date
)

select * from coefficients
