-- Which model to use for what: the best of those measured, by the mean over the month ends at which
-- all of them were.
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
        backtest.{{ measure }} as figure,
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

-- in an easy month alone anybody wins
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

-- who is compared: the models of the last month at which the most were measured
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

compared as (
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
),

averaged as (
    select
        compared.purpose,
        compared.measure,
        compared.horizon_days,
        compared.model,
        compared.direction,
        compared.model_count,
        count(*) as month_count,
        min(compared.scored_as_of_date) as first_scored_as_of_date,
        max(compared.scored_as_of_date) as last_scored_as_of_date,
        {{ rounded('avg(cast(compared.figure as ' ~ type_double() ~ '))', 'decimal(28, 6)') }} as figure
    from compared
    where compared.measured_count = compared.model_count
    group by
        compared.purpose,
        compared.measure,
        compared.horizon_days,
        compared.model,
        compared.direction,
        compared.model_count
),

-- who differ by less than a billionth are even: that much is floating point's doing
weighed as (
    select
        averaged.*,
        averaged.direction * cast(
            sign(averaged.figure) * ln(1 + abs(cast(averaged.figure as {{ type_double() }})))
            as decimal(18, 9)
        ) as merit
    from averaged
),

placed as (
    select
        weighed.*,
        row_number() over (
            partition by weighed.purpose, weighed.measure, weighed.horizon_days
            order by weighed.merit desc, weighed.model
        ) as place
    from weighed
),

champions as (
    select
        champion.purpose,
        champion.measure,
        champion.horizon_days,
        champion.model as champion_model,
        champion.figure as champion_figure,
        runner_up.model as runner_up_model,
        runner_up.figure as runner_up_figure,
        cast(champion.model_count as {{ dbt.type_bigint() }}) as model_count,
        cast(champion.month_count as {{ dbt.type_bigint() }}) as month_count,
        champion.first_scored_as_of_date,
        champion.last_scored_as_of_date,
        {{ as_of_date() }} as as_of_date
    from placed as champion
    left join placed as runner_up
        on
            champion.purpose = runner_up.purpose
            and champion.measure = runner_up.measure
            and champion.horizon_days = runner_up.horizon_days
            and runner_up.place = 2
    where champion.place = 1
)

select * from champions
