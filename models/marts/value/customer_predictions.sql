-- What a customer will do, by the purchase and spend models; nothing is predicted before they are
-- fitted, and the status says why.
{%- set horizons = [30, 90, 365] %}
{%- set double = type_double() %}
with

statistics as (
    select * from {{ ref('customer_purchase_statistics') }}
),

parameters as (
    select * from {{ ref('int_value__parameters') }}
),

orders_to_come as (
    select * from {{ ref('int_value__order_predictions') }}
),

spend as (
    select * from {{ ref('int_value__spend_predictions') }}
),

buyers as (
    select
        count(*) as buyer_count,
        sum(case when statistics.repeat_count > 0 then 1 else 0 end) as repeat_buyer_count
    from statistics
),

told as (
    select
        statistics.customer_id,
        {{ purchases_in_words() | indent(8) }} as purchases_in_words,
        cast(
            cast(statistics.days_since_last_purchase as {{ double }}) * statistics.repeat_count
            / nullif(statistics.first_to_last_purchase_days, 0) as decimal(18, 4)
        ) as overdue_ratio,
        statistics.net_revenue_amount as historic_clv_amount,
        -- a year's revenue of somebody who came yesterday would be a made-up number
        cast(
            cast(statistics.net_revenue_amount as {{ double }}) * 365
            / case when statistics.age_days >= 30 then statistics.age_days end as decimal(28, 4)
        ) as run_rate_clv_amount,
        statistics.currency,
        statistics.as_of_date
    from statistics
),

predicted as (
    select
        told.*,
        case
            when spend.customer_id is not null and orders_to_come.customer_id is not null
                then 'predicted'
            when orders_to_come.customer_id is not null and parameters.spend_model is null
                then 'spend_not_fitted'
            when orders_to_come.customer_id is not null then 'orders_only'
            when
                buyers.buyer_count < {{ var('fit_min_buyers') }}
                or buyers.repeat_buyer_count < {{ var('fit_min_repeat_buyers') }}
                then 'too_little_data'
            else 'not_fitted'
        end as prediction_status,
        -- as a score of who has left, BG/NBD is worse than a coin: it believes every first order
        cast(
            case
                when parameters.purchase_model = 'mbg_nbd' then orders_to_come.probability_alive
            end as decimal(9, 6)
        ) as probability_alive,
        {%- for days in horizons %}
        cast(orders_to_come.probability_of_order_{{ days }}d as decimal(9, 6))
            as predicted_probability_of_transaction_next_{{ days }}d,
        cast(orders_to_come.expected_orders_{{ days }}d as decimal(18, 6))
            as predicted_order_frequency_next_{{ days }}d,
        {%- endfor %}
        cast(spend.expected_amount as decimal(28, 4)) as predicted_average_order_revenue_next_365d,
        cast(
            cast(orders_to_come.expected_orders_discounted as {{ double }})
            * cast(spend.expected_amount as {{ double }}) * {{ var('margin') }}
            as decimal(28, 4)
        ) as predicted_clv_next_365d,
        orders_to_come.days_to_next_order,
        parameters.purchase_model,
        parameters.spend_model,
        parameters.as_of_date as parameters_as_of_date
    from told
    cross join buyers
    inner join parameters
        on told.as_of_date = parameters.scored_as_of_date
    left join orders_to_come
        on
            told.customer_id = orders_to_come.customer_id
            and told.as_of_date = orders_to_come.scored_as_of_date
    left join spend
        on
            told.customer_id = spend.customer_id
            and told.as_of_date = spend.scored_as_of_date
),

bucketed as (
    select
        predicted.customer_id,
        1 + least(
            9, floor(10 * percent_rank() over (order by predicted.predicted_clv_next_365d))
        ) as value_bucket
    from predicted
    where predicted.predicted_clv_next_365d is not null
),

customer_predictions as (
    select
        predicted.customer_id,
        predicted.prediction_status,
        predicted.purchases_in_words,
        predicted.overdue_ratio,
        predicted.probability_alive,
        {%- for days in horizons %}
        predicted.predicted_probability_of_transaction_next_{{ days }}d,
        predicted.predicted_order_frequency_next_{{ days }}d,
        {%- endfor %}
        cast(
            {{ dbt.dateadd('day', 'predicted.days_to_next_order', 'predicted.as_of_date') }} as date
        ) as predicted_next_order_date,
        predicted.predicted_average_order_revenue_next_365d,
        predicted.predicted_clv_next_365d,
        cast(bucketed.value_bucket as {{ dbt.type_int() }}) as predicted_clv_bucket,
        predicted.historic_clv_amount,
        predicted.run_rate_clv_amount,
        predicted.currency,
        predicted.as_of_date,
        predicted.purchase_model,
        predicted.spend_model,
        predicted.parameters_as_of_date
    from predicted
    left join bucketed
        on predicted.customer_id = bucketed.customer_id
)

select * from customer_predictions
