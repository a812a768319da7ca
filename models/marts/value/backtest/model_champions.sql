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
compared as (
    select
        figures.*,
        count(*) over (
            partition by
                figures.purpose, figures.measure, figures.horizon_days, figures.scored_as_of_date
        ) as model_count
    from figures
),

most as (
    select
        compared.*,
        max(compared.model_count) over (
            partition by compared.purpose, compared.measure, compared.horizon_days
        ) as most_models
    from compared
),

averaged as (
    select
        most.purpose,
        most.measure,
        most.horizon_days,
        most.model,
        most.direction,
        most.most_models as model_count,
        count(*) as month_count,
        min(most.scored_as_of_date) as first_scored_as_of_date,
        max(most.scored_as_of_date) as last_scored_as_of_date,
        {{ rounded('avg(cast(most.figure as ' ~ type_double() ~ '))', 'decimal(28, 6)') }} as figure
    from most
    where most.model_count = most.most_models
    group by
        most.purpose,
        most.measure,
        most.horizon_days,
        most.model,
        most.direction,
        most.most_models
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
