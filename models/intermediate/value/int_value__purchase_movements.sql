-- How what a purchase is worth came about, day by day: what was paid, and what went back. By it any
-- past day's purchases are those of int_value__purchase_amounts, had it been built then.
with

orders as (
    select * from {{ ref('customer_orders') }}
),

sales as (
    select * from orders
    where {{ is_sale('orders') }} and orders.net_amount >= 0
),

refunds as (
    select * from {{ ref('int_value__purchase_refunds') }}
),

movements as (
    select
        sales.customer_id,
        sales.order_date as purchase_date,
        sales.order_date as movement_date,
        sales.net_amount as amount,
        sales.net_amount as paid_amount
    from sales
    union all
    select
        refunds.customer_id,
        refunds.purchase_date,
        refunds.refund_date as movement_date,
        -refunds.amount as amount,
        cast(0 as decimal(28, 4)) as paid_amount
    from refunds
),

daily as (
    select
        movements.customer_id,
        movements.purchase_date,
        movements.movement_date,
        cast(sum(movements.amount) as decimal(28, 4)) as amount,
        cast(sum(movements.paid_amount) as decimal(28, 4)) as paid_amount
    from movements
    group by
        movements.customer_id,
        movements.purchase_date,
        movements.movement_date
),

to_date as (
    select
        daily.*,
        sum(daily.amount) over (
            partition by daily.customer_id, daily.purchase_date
            order by daily.movement_date
        ) as amount_to_date,
        sum(daily.paid_amount) over (
            partition by daily.customer_id, daily.purchase_date
            order by daily.movement_date
        ) as paid_to_date
    from daily
),

-- all that is paid is paid on the day of purchase, before anything goes back
purchase_movements as (
    select
        to_date.customer_id,
        to_date.purchase_date,
        to_date.movement_date,
        to_date.amount,
        cast(
            greatest(to_date.amount_to_date, 0)
            - greatest(to_date.amount_to_date - to_date.amount, 0)
            as decimal(28, 4)
        ) as valued_amount,
        case
            when
                {{ is_valued('to_date.amount_to_date', 'to_date.paid_to_date') | indent(16) }}
                then 1
            else 0
        end
        - case
            when
                to_date.movement_date > to_date.purchase_date
                and {{ is_valued(
                    '(to_date.amount_to_date - to_date.amount)', 'to_date.paid_to_date'
                ) | indent(16) }}
                then 1
            else 0
        end as valued_count
    from to_date
)

select * from purchase_movements
