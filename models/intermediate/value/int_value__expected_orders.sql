-- How many orders are to come, of a customer who is still there: the mean over the probability p of
-- leaving after an order, which is Beta(dropout_a, dropout_b), by the trapezoid rule in logit(p).
-- That is the textbook's hypergeometric function in exp and ln, without its singularity at a = 1.
{%- set nodes = 96 %}
{%- set most_weeks = ([366] + (prediction_horizons() | list)) | max / 7 %}
with

parameters as (
    select * from {{ ref('int_value__parameters') }}
),

statistics as (
    select * from {{ ref('int_value__statistics') }}
),

nodes as (
    {{ dbt.generate_series(nodes) | indent(4) }}
),

-- a million customers are some ten thousand patterns
patterns as (
    select distinct
        statistics.scored_as_of_date,
        statistics.repeat_count,
        statistics.age_days
    from statistics
),

shaped as (
    select
        patterns.*,
        parameters.is_now,
        parameters.is_in_use,
        parameters.r + patterns.repeat_count as rate_shape,
        parameters.alpha + patterns.age_days / cast(7 as {{ type_double() }}) as waited_weeks,
        parameters.a as dropout_a,
        parameters.b + patterns.repeat_count
        + case when parameters.purchase_model = 'mbg_nbd' then 1 else 0 end as dropout_b
    from patterns
    inner join parameters
        on patterns.scored_as_of_date = parameters.scored_as_of_date
    where parameters.purchase_model is not null
),

-- the range in which the density is not negligible, or p small enough not to matter
ranged as (
    select
        shaped.*,
        greatest(
            -12 - ln(1 + shaped.rate_shape * {{ most_weeks }} / shaped.waited_weeks),
            ln(shaped.dropout_a / shaped.dropout_b) - 3 - 40 / shaped.dropout_a
        ) as low,
        least(
            greatest(10, ln(shaped.dropout_a / shaped.dropout_b) + 5),
            ln(shaped.dropout_a / shaped.dropout_b) + 2
            + ln(1 + 40 / shaped.dropout_a) + 40 / shaped.dropout_b
        ) as high,
        shaped.dropout_a * ln(shaped.dropout_a / (shaped.dropout_a + shaped.dropout_b))
        + shaped.dropout_b * ln(shaped.dropout_b / (shaped.dropout_a + shaped.dropout_b))
            as log_scale
    from shaped
),

stepped as (
    select
        ranged.*,
        (ranged.high - ranged.low) / {{ nodes - 1 }} as step
    from ranged
),

-- what lies beyond the range, where the density falls like a geometric series
bounded as (
    select
        stepped.*,
        exp(greatest(-600, {{ log_beta_weight('low') }} - stepped.dropout_a * stepped.step))
        / (1 - exp(-least(600, stepped.dropout_a * stepped.step))) as low_weight,
        exp(greatest(-600, {{ log_beta_weight('high') }} - stepped.dropout_b * stepped.step))
        / (1 - exp(-least(600, stepped.dropout_b * stepped.step))) as high_weight
    from stepped
),

weighed as (
    select
        bounded.*,
        1 / (1 + exp(-(bounded.low + bounded.step * (nodes.generated_number - 1)))) as dropout,
        exp({{ log_beta_weight('low + step * (generated_number - 1)') }}) as weight
    from bounded
    cross join nodes
),

summed as (
    select
        weighed.scored_as_of_date,
        weighed.repeat_count,
        weighed.age_days,
        weighed.is_in_use,
        {%- for name, weeks in prediction_weeks().items() %}
        sum(
            case
                -- twelve months are dear, and nobody asks for the past's
                when '{{ name }}' != 'discounted' or weighed.is_now
                    then weighed.weight * {{ purchases_until_dropout('dropout', weeks) }}
            end
        ) as orders_{{ name }},
        {%- endfor %}
        sum(weighed.weight) as weight
    from weighed
    group by
        weighed.scored_as_of_date,
        weighed.repeat_count,
        weighed.age_days,
        weighed.is_in_use
),

expected as (
    select
        bounded.scored_as_of_date,
        bounded.repeat_count,
        {%- for name, weeks in prediction_weeks().items() %}
        cast(
            (
                summed.orders_{{ name }}
                + bounded.low_weight * {{ purchases_until_dropout(none, weeks) }}
                + bounded.high_weight * {{ purchases_until_dropout('1', weeks) }}
            ) / (summed.weight + bounded.low_weight + bounded.high_weight) as decimal(18, 9)
        ) as orders_{{ name }},
        {%- endfor %}
        bounded.age_days,
        bounded.is_in_use
    from bounded
    inner join summed
        on
            bounded.scored_as_of_date = summed.scored_as_of_date
            and bounded.repeat_count = summed.repeat_count
            and bounded.age_days = summed.age_days
            and bounded.is_in_use = summed.is_in_use
)

select * from expected
