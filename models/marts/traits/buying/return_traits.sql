-- What a customer gives back of what they bought. Corrections are nobody's return.
with

statistics as (
    select * from {{ ref('customer_purchase_statistics') }}
),

orders as (
    select * from {{ ref('customer_orders') }}
),

refunds as (
    select * from {{ ref('customer_refunds') }}
),

purchases as (
    select
        orders.customer_id,
        orders.source,
        orders.order_id,
        case
            when orders.currency = '{{ var("reporting_currency") }}' then orders.net_amount
        end as net_amount
    from orders
    where {{ is_purchase('orders') }}
),

paid_back as (
    select
        refunds.source,
        refunds.order_id,
        sum(refunds.amount) as amount,
        max(refunds.refunded_at) as returned_at
    from refunds
    where
        refunds.order_id is not null
        and coalesce(refunds.reason, 'refund') != 'adjustment'
    group by
        refunds.source,
        refunds.order_id
    having sum(refunds.amount) > 0
),

counted as (
    select
        purchases.customer_id,
        count(*) as order_count,
        count(paid_back.order_id) as returned_order_count,
        max(paid_back.returned_at) as last_returned_at,
        sum(purchases.net_amount) as ordered_amount,
        sum(case when purchases.net_amount is not null then paid_back.amount end)
            as returned_amount
    from purchases
    left join paid_back
        on
            purchases.source = paid_back.source
            and purchases.order_id = paid_back.order_id
    group by purchases.customer_id
),

return_traits as (
    select
        statistics.customer_id,
        cast(counted.returned_order_count as {{ dbt.type_bigint() }}) as returned_order_count,
        {{ share_of('counted.returned_order_count', 'counted.order_count') | indent(8) }}
            as returned_order_share,
        cast(
            case
                when statistics.reporting_order_count > 0
                    then coalesce(counted.returned_amount, 0)
            end as decimal(28, 4)
        ) as returned_amount,
        {{ share_of(
            'coalesce(counted.returned_amount, 0)', 'counted.ordered_amount'
        ) | indent(8) }} as returned_amount_share,
        counted.last_returned_at
    from statistics
    inner join counted
        on statistics.customer_id = counted.customer_id
)

select * from return_traits
