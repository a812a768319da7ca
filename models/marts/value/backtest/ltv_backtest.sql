-- How good forecasts were: what was said of customers at past month ends, and what came after,
-- month by month, the baselines beside the model.
with

trials as (
    select * from {{ ref('int_value__backtest_trials') }}
),

parameters as (
    select * from {{ ref('int_value__parameters') }}
),

challenger as (
    select * from {{ ref('int_value__challenger_coefficients') }}
    where trait = 'average_customer'
),

figures as (
    select * from {{ ref('int_value__backtest_figures') }}
),

models as (
    {%- for purpose, models in backtest_models().items() %}
    {%- set is_last_purpose = loop.last %}
    {%- for model in models %}
    select
        '{{ purpose }}' as purpose,
        '{{ model }}' as model
    {%- if not (loop.last and is_last_purpose) %}
    union all
    {%- endif %}
    {%- endfor %}
    {%- endfor %}
),

asked as (
    select
        trials.scored_as_of_date,
        trials.horizon_days,
        trials.end_date,
        models.purpose,
        models.model,
        -- the others say who comes before whom, not how much
        models.model != 'days_since_last_order' as has_level,
        case
            when models.model in ('prediction', 'other_spend_model') then in_use.purchase_model
            when models.model = 'other_purchase_model' then compared.purchase_model
        end as purchase_model,
        case
            when models.model = 'other_spend_model' then compared.spend_model
            when models.model = 'prediction' and models.purpose = 'value' then in_use.spend_model
        end as spend_model,
        case
            when models.model like 'other%' then compared.as_of_date
            when models.model = 'prediction' then in_use.as_of_date
            when models.model = 'challenger' then challenger.as_of_date
            when models.model = 'rfm_cell_mean' then trials.learnt_as_of_date
            else trials.scored_as_of_date
        end as learnt_as_of_date
    from trials
    cross join models
    inner join parameters as in_use
        on
            trials.scored_as_of_date = in_use.scored_as_of_date
            and in_use.is_in_use
    left join parameters as compared
        on
            trials.scored_as_of_date = compared.scored_as_of_date
            and not compared.is_in_use
    left join challenger
        on
            trials.scored_as_of_date = challenger.scored_as_of_date
            and trials.horizon_days = challenger.horizon_days
),

ltv_backtest as (
    select
        asked.scored_as_of_date,
        asked.horizon_days,
        asked.end_date,
        asked.purpose,
        asked.model,
        case
            when figures.customer_count > 0 then 'measured'
            when asked.model in ('prediction', 'challenger') or asked.model like 'other%'
                then 'not_fitted'
            when asked.model = 'rfm_cell_mean' then 'too_little_history'
            else 'nobody_yet'
        end as backtest_status,
        asked.purchase_model,
        asked.spend_model,
        asked.learnt_as_of_date,
        cast(coalesce(figures.customer_count, 0) as {{ dbt.type_bigint() }}) as customer_count,
        cast(case when asked.has_level then figures.forecast_total end as decimal(28, 4))
            as forecast_total,
        cast(figures.actual_total as decimal(28, 4)) as actual_total,
        cast(case when asked.has_level then figures.bias end as decimal(28, 6)) as bias,
        cast(case when asked.has_level then figures.bias_share end as decimal(28, 6)) as bias_share,
        cast(
            case
                when asked.has_level and asked.purpose != 'purchase'
                    then figures.mean_absolute_error
            end as decimal(28, 6)
        ) as mean_absolute_error,
        cast(
            case
                when asked.has_level and asked.purpose != 'purchase'
                    then sqrt(figures.mean_squared_error)
            end as decimal(28, 6)
        ) as root_mean_squared_error,
        cast(figures.correlation as decimal(18, 9)) as correlation,
        cast(figures.normalised_gini as decimal(18, 9)) as normalised_gini,
        cast(figures.top_20_percent_share as decimal(18, 9)) as top_20_percent_share,
        cast(case when asked.purpose = 'purchase' then figures.auc end as decimal(18, 9)) as auc,
        cast(
            case
                when asked.has_level and asked.purpose = 'purchase' then figures.mean_squared_error
            end as decimal(18, 9)
        ) as brier_score,
        case when asked.purpose = 'value' then '{{ var("reporting_currency") }}' end as currency
    from asked
    left join figures
        on
            asked.scored_as_of_date = figures.scored_as_of_date
            and asked.horizon_days = figures.horizon_days
            and asked.purpose = figures.purpose
            and asked.model = figures.model
)

select * from ltv_backtest
