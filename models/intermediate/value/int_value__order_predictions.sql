-- Whether a customer is still there, whether they will buy, and how often.
{%- set double = type_double() %}
{%- set horizons = prediction_horizons() | list %}
with

parameters as (
    select * from {{ ref('int_value__parameters') }}
),

statistics as (
    select * from {{ ref('int_value__statistics') }}
),

expected as (
    select * from {{ ref('int_value__expected_orders') }}
),

-- BG/NBD lets nobody leave before their second order
timed as (
    select
        statistics.customer_id,
        statistics.scored_as_of_date,
        statistics.repeat_count,
        statistics.age_days,
        parameters.is_in_use,
        parameters.r + statistics.repeat_count as rate_shape,
        parameters.alpha + statistics.age_days / cast(7 as {{ double }}) as waited_weeks,
        parameters.alpha + statistics.first_to_last_purchase_days / cast(7 as {{ double }})
            as bought_weeks,
        case
            when parameters.purchase_model = 'mbg_nbd'
                then parameters.a / (parameters.b + statistics.repeat_count)
            when statistics.repeat_count > 0
                then parameters.a / (parameters.b + statistics.repeat_count - 1)
        end as odds_of_leaving
    from statistics
    inner join parameters
        on statistics.scored_as_of_date = parameters.scored_as_of_date
    where parameters.purchase_model is not null
),

-- in logarithms: the odds that a customer of a thousand orders has left are no number
alive as (
    select
        timed.*,
        coalesce(
            1 / (1 + exp(least(600, greatest(
                -600,
                ln(timed.odds_of_leaving)
                + timed.rate_shape * ln(timed.waited_weeks / timed.bought_weeks)
            )))),
            1
        ) as probability_alive
    from timed
),

joined as (
    select
        alive.*,
        {%- for days in horizons %}
        expected.orders_{{ days }}d,
        {%- endfor %}
        expected.orders_discounted,
        -- in logarithms again: until an order has come with the probability asked for, if ever
        case
            when alive.probability_alive > {{ var('next_order_probability') }} + 0.000000001
                then -ln(1 - {{ var('next_order_probability') }} / alive.probability_alive)
        end as next_order_hazard
    from alive
    inner join expected
        on
            alive.scored_as_of_date = expected.scored_as_of_date
            and alive.repeat_count = expected.repeat_count
            and alive.age_days = expected.age_days
            and alive.is_in_use = expected.is_in_use
),

waiting as (
    select
        joined.*,
        7 * joined.waited_weeks * (
            exp(least(600, joined.next_order_hazard / joined.rate_shape)) - 1
        ) as days_to_next_order
    from joined
),

predictions as (
    select
        waiting.customer_id,
        waiting.scored_as_of_date,
        waiting.is_in_use,
        cast(waiting.probability_alive as decimal(18, 9)) as probability_alive,
        {%- for days in horizons %}
        cast(
            waiting.probability_alive * (1 - {{ still_unbought(days / 7) }}) as decimal(18, 9)
        ) as probability_of_order_{{ days }}d,
        cast(waiting.probability_alive * waiting.orders_{{ days }}d as decimal(18, 9))
            as expected_orders_{{ days }}d,
        {%- endfor %}
        cast(waiting.probability_alive * waiting.orders_discounted as decimal(18, 9))
            as expected_orders_discounted,
        -- later than in ten years is never
        case
            when waiting.days_to_next_order <= 3650
                then cast(ceil(waiting.days_to_next_order) as {{ dbt.type_int() }})
        end as days_to_next_order
    from waiting
)

select * from predictions
