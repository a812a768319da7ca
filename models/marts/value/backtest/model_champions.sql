-- Which model to use for what: the best of those compared, by the mean over the month ends at which
-- all of them were measured.
with

compared as (
    select * from {{ ref('int_value__backtest_comparisons') }}
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
        {{ rounded('avg(cast(compared.figure as ' ~ type_double() ~ '))', 'decimal(28, 6)') }}
            as figure
    from compared
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
