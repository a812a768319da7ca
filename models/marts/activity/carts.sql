-- What became of each cart as of the clock: open, ordered, abandoned, or recovered.
with

steps as (
    select * from {{ ref('cart_steps') }}
),

-- a checkout tells what the whole cart is worth: what was added before is in there
compared as (
    select
        steps.*,
        case when steps.step != 'ordered' then steps.occurred_at end as cart_step_at,
        case
            when
                steps.occurred_at >= lag(steps.occurred_at) over (
                    partition by
                        steps.customer_id,
                        steps.cart_number
                    order by steps.step_number
                ) + interval '{{ var("cart_abandoned_hours") }} hours'
                then 1
            else 0
        end as was_left,
        count(case when steps.step = 'checkout_started' then steps.amount end) over (
            partition by
                steps.customer_id,
                steps.cart_number
            order by steps.step_number desc
        ) - case when steps.step = 'checkout_started' and steps.amount is not null then 1 else 0 end
            as later_checkout_count
    from steps
),

summed as (
    select
        compared.customer_id,
        compared.cart_number,
        min(compared.cart_step_at) as started_at,
        max(compared.cart_step_at) as last_step_at,
        max(case when compared.step = 'ordered' then compared.occurred_at end) as ordered_at,
        count(compared.cart_step_at) as step_count,
        max(case when compared.step = 'checkout_started' then 1 else 0 end) as has_checkout,
        max(compared.was_left) as was_left,
        count(distinct case when compared.step = 'product_added' then compared.product_id end)
            as product_count,
        sum(
            case
                when compared.step != 'ordered' and compared.later_checkout_count = 0
                    then compared.amount
            end
        ) as amount,
        min(case when compared.step != 'ordered' then compared.currency end) as currency,
        max(case when compared.step != 'ordered' then compared.currency end) as other_currency
    from compared
    group by
        compared.customer_id,
        compared.cart_number
),

carts as (
    select
        summed.customer_id,
        summed.cart_number,
        summed.started_at,
        summed.last_step_at,
        summed.ordered_at,
        case
            when summed.ordered_at is not null and summed.was_left = 1 then 'recovered'
            when summed.ordered_at is not null then 'ordered'
            when
                {{ as_of() }}
                < summed.last_step_at + interval '{{ var("cart_abandoned_hours") }} hours'
                then 'open'
            else 'abandoned'
        end as status,
        case when summed.has_checkout = 1 then 'checkout_started' else 'product_added' end
            as level_reached,
        summed.ordered_at is null
        and {{ as_of() }}
        >= summed.last_step_at + interval '{{ var("cart_audience_hours") }} hours' as is_given_up,
        cast(summed.step_count as {{ dbt.type_bigint() }}) as step_count,
        cast(summed.product_count as {{ dbt.type_bigint() }}) as product_count,
        -- amounts of two currencies are never added
        cast(
            case when summed.currency = summed.other_currency then summed.amount end
            as decimal(28, 4)
        ) as amount,
        case when summed.currency = summed.other_currency then summed.currency end as currency
    from summed
)

select * from carts
