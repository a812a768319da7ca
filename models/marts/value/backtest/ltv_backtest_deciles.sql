-- What came, by tenths of what was forecast: whether a model tells customers apart, and means what
-- it says of each tenth.
{%- set keys = ['scored_as_of_date', 'horizon_days', 'purpose', 'model'] %}
{%- set double = type_double() %}
{%- set together = 'partition by summed.' ~ keys | join(', summed.') %}
with

ranked as (
    select * from {{ ref('int_value__backtest_ranks') }}
),

summed as (
    select
        {%- for key in keys %}
        ranked.{{ key }},
        {%- endfor %}
        ranked.decile,
        count(*) as customer_count,
        sum(ranked.forecast) as forecast_total,
        sum(ranked.actual) as actual_total
    from ranked
    group by
        {%- for key in keys %}
        ranked.{{ key }},
        {%- endfor %}
        ranked.decile
),

shared as (
    select
        summed.*,
        sum(summed.actual_total) over ({{ together }}) as everybodys_total,
        sum(summed.actual_total) over ({{ together }} order by summed.decile desc)
            as total_from_here_up
    from summed
),

deciles as (
    select
        {%- for key in keys %}
        shared.{{ key }},
        {%- endfor %}
        shared.decile,
        cast(shared.customer_count as {{ dbt.type_bigint() }}) as customer_count,
        cast(
            case
                when shared.model != 'days_since_last_order'
                    then cast(shared.forecast_total as {{ double }}) / shared.customer_count
            end as decimal(28, 6)
        ) as forecast_mean,
        cast(
            cast(shared.actual_total as {{ double }}) / shared.customer_count as decimal(28, 6)
        ) as actual_mean,
        cast(
            cast(shared.actual_total as {{ double }})
            / nullif(cast(shared.everybodys_total as {{ double }}), 0) as decimal(18, 9)
        ) as actual_share,
        cast(
            cast(shared.total_from_here_up as {{ double }})
            / nullif(cast(shared.everybodys_total as {{ double }}), 0) as decimal(18, 9)
        ) as actual_share_from_here_up
    from shared
)

select * from deciles
