-- What people put into a cart or took to the checkout, and the order that ended it. Any order does,
-- whatever became of it: who was at the till left nothing behind.
with

moments as (
    select * from {{ ref('int_activity__cart_moments') }}
),

-- of one moment, what is added comes before its order
ranked as (
    select
        moments.*,
        row_number() over (
            partition by moments.customer_id
            order by
                moments.occurred_at,
                case when moments.step = 'ordered' then 1 else 0 end,
                moments.step_key
        ) as step_rank
    from moments
),

followed as (
    select
        ranked.*,
        lag(ranked.step) over (
            partition by ranked.customer_id
            order by ranked.step_rank
        ) as last_step,
        lag(ranked.occurred_at) over (
            partition by ranked.customer_id
            order by ranked.step_rank
        ) + interval '{{ var("cart_audience_hours") }} hours' as given_up_at
    from ranked
),

-- an order after an order, or after a cart was given up, is no cart's
numbered as (
    select
        followed.*,
        sum(
            case
                when followed.step = 'ordered' then 0
                when
                    followed.last_step != 'ordered'
                    and followed.occurred_at < followed.given_up_at
                    then 0
                else 1
            end
        ) over (
            partition by followed.customer_id
            order by followed.step_rank
        ) as cart_number
    from followed
    where
        followed.step != 'ordered'
        or (followed.last_step != 'ordered' and followed.occurred_at < followed.given_up_at)
),

cart_steps as (
    select
        numbered.customer_id,
        cast(numbered.cart_number as {{ dbt.type_bigint() }}) as cart_number,
        cast(
            row_number() over (
                partition by
                    numbered.customer_id,
                    numbered.cart_number
                order by numbered.step_rank
            ) as {{ dbt.type_bigint() }}
        ) as step_number,
        numbered.occurred_at,
        numbered.step,
        numbered.product_id,
        numbered.quantity,
        numbered.amount,
        numbered.currency
    from numbered
)

select * from cart_steps
