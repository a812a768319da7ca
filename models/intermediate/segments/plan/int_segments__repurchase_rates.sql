-- How many of each RFM segment bought within 30, 90 and 365 days, learnt from the last month end
-- that is so long ago: the base rate of those of whom nothing is predicted.
with

months as (
    select * from {{ ref('customer_rfm_months') }}
),

days as (
    select * from {{ ref('customer_revenue_days') }}
    where purchase_count > 0
),

windows as (
    {%- for window_days in [30, 90, 365] %}
    select
        {{ window_days }} as window_days,
        max(months.month_end_date) as learnt_from_date
    from months
    where
        months.month_end_date
        <= cast({{ dbt.dateadd('day', -window_days, as_of_date()) }} as date)
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

buyers as (
    select distinct
        windows.window_days,
        days.customer_id
    from windows
    inner join days
        on
            windows.learnt_from_date < days.revenue_date
            and {{ days_between('windows.learnt_from_date', 'days.revenue_date') }}
            <= windows.window_days
),

repurchase_rates as (
    select
        windows.window_days,
        months.rfm_segment,
        windows.learnt_from_date,
        count(*) as customer_count,
        count(buyers.customer_id) as buyer_count,
        {{ share_of('count(buyers.customer_id)', 'count(*)') | indent(8) }} as repurchase_rate
    from windows
    inner join months
        on windows.learnt_from_date = months.month_end_date
    left join buyers
        on
            windows.window_days = buyers.window_days
            and months.customer_id = buyers.customer_id
    group by
        windows.window_days,
        months.rfm_segment,
        windows.learnt_from_date
)

select * from repurchase_rates
