-- Every forecast on a line of its own, with what came.
{%- set actual = {
    'orders': 'forecasts.order_count',
    'value': 'forecasts.amount',
    'purchase': 'case when forecasts.order_count > 0 then 1 else 0 end',
} %}
with

forecasts as (
    select * from {{ ref('int_value__backtest_forecasts') }}
),

scores as (
    {%- for purpose, models in backtest_models().items() %}
    {%- set last_purpose = loop.last %}
    {%- for model, expression in models.items() %}
    select
        forecasts.scored_as_of_date,
        forecasts.horizon_days,
        '{{ purpose }}' as purpose,
        '{{ model }}' as model,
        forecasts.customer_id,
        cast({{ expression }} as decimal(28, 9)) as forecast,
        cast({{ actual[purpose] }} as decimal(28, 9)) as actual
    from forecasts
    {%- if purpose == 'value' %}
    where forecasts.has_value
    {%- endif %}
    {%- if not (loop.last and last_purpose) %}
    union all
    {%- endif %}
    {%- endfor %}
    {%- endfor %}
)

select * from scores
where forecast is not null
