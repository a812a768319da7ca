-- What customers of an RFM cell do, as one knew when they were scored: the mean of those who were
-- in it at the month end from which it is learnt. Where nobody was, everybody's mean.
{%- set double = type_double() %}
with

trials as (
    select * from {{ ref('int_value__backtest_trials') }}
),

outcomes as (
    select * from {{ ref('int_value__backtest_outcomes') }}
),

-- who never paid in the reporting currency is in a cell of their own
scored as (
    select
        customer_id,
        month_end_date,
        100 * recency_score + 10 * frequency_score + coalesce(monetary_score, 0) as cell
    from {{ ref('customer_rfm_months') }}
),

learnt as (
    select
        trials.scored_as_of_date,
        trials.horizon_days,
        scored.cell,
        coalesce(outcomes.order_count, 0) as order_count,
        coalesce(outcomes.amount, 0) as amount,
        case when outcomes.order_count > 0 then 1 else 0 end as bought
    from trials
    inner join scored
        on trials.learnt_as_of_date = scored.month_end_date
    left join outcomes
        on
            trials.learnt_as_of_date = outcomes.start_date
            and trials.horizon_days = outcomes.horizon_days
            and scored.customer_id = outcomes.customer_id
),

{%- for name, key in {'cells': 'cell', 'everybody': none}.items() %}

{{ name }} as (
    select
        learnt.scored_as_of_date,
        learnt.horizon_days,
        {%- if key %}
        learnt.cell,
        {%- endif %}
        cast(sum(learnt.order_count) as {{ double }}) / count(*) as order_count,
        cast(sum(learnt.amount) as {{ double }}) / count(*) as amount,
        cast(sum(learnt.bought) as {{ double }}) / count(*) as bought_share
    from learnt
    group by
        {%- if key %}
        learnt.cell,
        {%- endif %}
        learnt.scored_as_of_date,
        learnt.horizon_days
),
{%- endfor %}

expected as (
    select
        everybody.scored_as_of_date,
        everybody.horizon_days,
        scored.customer_id,
        cast(coalesce(cells.order_count, everybody.order_count) as decimal(28, 9)) as order_count,
        cast(coalesce(cells.amount, everybody.amount) as decimal(28, 9)) as amount,
        cast(coalesce(cells.bought_share, everybody.bought_share) as decimal(28, 9))
            as bought_share
    from everybody
    inner join scored
        on everybody.scored_as_of_date = scored.month_end_date
    left join cells
        on
            everybody.scored_as_of_date = cells.scored_as_of_date
            and everybody.horizon_days = cells.horizon_days
            and scored.cell = cells.cell
)

select * from expected
