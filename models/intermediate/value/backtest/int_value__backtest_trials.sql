-- What can be judged by now: a past month end, and so many days after it that are over. What RFM
-- cells do is learnt from the newest month end after which as many days were over by then.
{%- set days = 'cast(horizons.horizon_days as int)' %}
with

dates as (
    select * from {{ ref('int_value__scored_dates') }}
    where not is_now
),

rfm_dates as (
    select distinct month_end_date
    from {{ ref('customer_rfm_months') }}
),

horizons as (
    {%- for days in backtest_horizons() %}
    select cast({{ days }} as {{ dbt.type_bigint() }}) as horizon_days
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

ended as (
    select
        dates.scored_as_of_date,
        horizons.horizon_days,
        cast({{ dbt.dateadd('day', days, 'dates.scored_as_of_date') }} as date) as end_date,
        cast({{ dbt.dateadd('day', '-' ~ days, 'dates.scored_as_of_date') }} as date)
            as learnt_until_date
    from dates
    inner join horizons
        on dates.days_known >= horizons.horizon_days
),

trials as (
    select
        ended.scored_as_of_date,
        ended.horizon_days,
        ended.end_date,
        max(rfm_dates.month_end_date) as learnt_as_of_date
    from ended
    left join rfm_dates
        on ended.learnt_until_date >= rfm_dates.month_end_date
    group by
        ended.scored_as_of_date,
        ended.horizon_days,
        ended.end_date
)

select * from trials
