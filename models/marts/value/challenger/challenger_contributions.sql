-- Why the challenger thinks that a customer buys, or not: what each trait adds to the log-odds.
{%- set traits = challenger_traits() + ['average_customer'] %}
with

dates as (
    select * from {{ ref('int_value__scored_dates') }}
),

scores as (
    select predicted.*
    from {{ ref('int_value__challenger_scores') }} as predicted
    inner join dates
        on predicted.scored_as_of_date = dates.scored_as_of_date
    where dates.is_now
),

contributions as (
    {%- for name in traits %}
    select
        scores.customer_id,
        scores.horizon_days,
        '{{ name }}' as trait,
        scores.{{ name }} as contribution,
        scores.probability_of_order,
        scores.as_of_date as learnt_as_of_date,
        scores.scored_as_of_date as as_of_date
    from scores
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

ranked as (
    select
        contributions.*,
        cast(
            row_number() over (
                partition by contributions.customer_id, contributions.horizon_days
                order by
                    case when contributions.trait = 'average_customer' then 1 else 0 end,
                    abs(contributions.contribution) desc,
                    contributions.trait
            ) as {{ dbt.type_int() }}
        ) as importance_rank
    from contributions
)

select * from ranked
