-- What a customer's next order is worth, from what theirs were worth and what everybody's are.
-- Orders to come are predicted from all purchases, so what goes back whole, and what is paid in
-- another currency, is worth nothing here: as large a share of a customer's purchases as it was,
-- drawn towards everybody's. Not of those who never paid in the reporting currency.
with

parameters as (
    select * from {{ ref('int_value__parameters') }}
),

statistics as (
    select * from {{ ref('int_value__statistics') }}
),

payers as (
    select
        statistics.*,
        statistics.repeat_count + 1 as purchase_count
    from statistics
    where statistics.reporting_order_count > 0
),

everybody as (
    select
        payers.scored_as_of_date,
        cast(sum(payers.valued_purchase_count) as {{ type_double() }})
        / sum(payers.purchase_count) as valued_share
    from payers
    group by payers.scored_as_of_date
),

spent as (
    select
        payers.customer_id,
        parameters.*,
        {{ shrunk_share(
            'payers.valued_purchase_count',
            'payers.purchase_count',
            'everybody.valued_share',
            var('trait_affinity_weight')
        ) | indent(8) }} as valued_share,
        cast(payers.valued_purchase_count as {{ type_double() }}) as valued_count,
        -- of those who returned all they bought nothing is known, and they are everybody's mean
        cast(coalesce(payers.mean_purchase_amount, 1) as {{ type_double() }}) as mean_amount
    from payers
    inner join parameters
        on payers.scored_as_of_date = parameters.scored_as_of_date
    inner join everybody
        on payers.scored_as_of_date = everybody.scored_as_of_date
    where parameters.spend_model is not null
),

shrunk as (
    select
        spent.*,
        -- nothing has no logarithm: who only took what was free is everybody's mean, too
        case
            when spent.mean_amount > 0
                then
                    coalesce(
                        spent.between_variance * spent.valued_count / nullif(
                            spent.between_variance * spent.valued_count + spent.within_variance, 0
                        ),
                        0
                    )
            else 0
        end as own_share,
        case when spent.mean_amount > 0 then spent.mean_amount else 1 end as own_amount
    from spent
),

predictions as (
    select
        shrunk.customer_id,
        shrunk.scored_as_of_date,
        shrunk.is_in_use,
        cast(shrunk.valued_share * case
            when shrunk.spend_model = 'gamma_gamma'
                then
                    (shrunk.p * shrunk.v + shrunk.p * shrunk.valued_count * shrunk.mean_amount)
                    / (shrunk.p * shrunk.valued_count + shrunk.q - 1)
            else
                shrunk.calibration * exp(
                    shrunk.own_share * ln(shrunk.own_amount)
                    + (1 - shrunk.own_share) * (
                        shrunk.log_mean
                        + (shrunk.within_variance + shrunk.between_variance) / 4
                    )
                )
        end as decimal(28, 6)) as expected_amount
    from shrunk
)

select * from predictions
