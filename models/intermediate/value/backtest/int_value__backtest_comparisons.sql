-- The figures by which models are compared: of the models of the last month end at which the most
-- were measured, at all month ends at which all of these were. In an easy month alone anybody wins.
{%- set measures = [
    ('orders', 'root_mean_squared_error', -1),
    ('value', 'root_mean_squared_error', -1),
    ('value', 'normalised_gini', 1),
    ('purchase', 'brier_score', -1),
    ('purchase', 'auc', 1),
] %}
with

backtest as (
    select * from {{ ref('ltv_backtest') }}
    where backtest_status = 'measured'
),

figures as (
    {%- for purpose, measure, direction in measures %}
    select
        backtest.purpose,
        '{{ measure }}' as measure,
        backtest.horizon_days,
        backtest.scored_as_of_date,
        backtest.model,
        cast(backtest.{{ measure }} as decimal(38, 9)) as figure,
        {{ direction }} as direction
    from backtest
    where
        backtest.purpose = '{{ purpose }}'
        and backtest.{{ measure }} is not null
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

counted as (
    select
        figures.*,
        count(*) over (
            partition by
                figures.purpose, figures.measure, figures.horizon_days, figures.scored_as_of_date
        ) as model_count
    from figures
),

ranked as (
    select
        counted.*,
        dense_rank() over (
            partition by counted.purpose, counted.measure, counted.horizon_days
            order by counted.model_count desc, counted.scored_as_of_date desc
        ) as month_rank
    from counted
),

contenders as (
    select
        ranked.purpose,
        ranked.measure,
        ranked.horizon_days,
        ranked.model,
        ranked.model_count
    from ranked
    where ranked.month_rank = 1
),

measured as (
    select
        figures.*,
        contenders.model_count,
        count(*) over (
            partition by
                figures.purpose, figures.measure, figures.horizon_days, figures.scored_as_of_date
        ) as measured_count
    from figures
    inner join contenders
        on
            figures.purpose = contenders.purpose
            and figures.measure = contenders.measure
            and figures.horizon_days = contenders.horizon_days
            and figures.model = contenders.model
)

select
    measured.purpose,
    measured.measure,
    measured.horizon_days,
    measured.scored_as_of_date,
    measured.model,
    measured.figure,
    measured.direction,
    measured.model_count
from measured
where measured.measured_count = measured.model_count
