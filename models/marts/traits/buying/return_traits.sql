-- What a customer gives back of what they bought. Corrections are nobody's return, and amounts of
-- two currencies are never added up.
with

statistics as (
    select * from {{ ref('customer_purchase_statistics') }}
),

orders as (
    select * from {{ ref('customer_orders') }}
),

refunds as (
    select
        refunds.*,
        case when refunds.currency = '{{ var("reporting_currency") }}' then refunds.amount end
            as reporting_amount
    from {{ ref('customer_refunds') }} as refunds
    where coalesce(refunds.reason, 'refund') != 'adjustment'
),

purchases as (
    select
        orders.customer_id,
        orders.source,
        orders.order_id,
        orders.currency = '{{ var("reporting_currency") }}' as is_reporting,
        orders.net_amount
    from orders
    where {{ is_purchase('orders') }}
),

paid_back as (
    select
        refunds.source,
        refunds.order_id,
        refunds.currency,
        sum(refunds.reporting_amount) as amount,
        max(refunds.refunded_at) as returned_at
    from refunds
    where refunds.order_id is not null
    group by
        refunds.source,
        refunds.order_id,
        refunds.currency
    having sum(refunds.amount) > 0
),

-- a till often does not know of which order something comes back, and some write an order below
-- zero for it
without_order as (
    select
        refunds.customer_id,
        refunds.currency,
        refunds.amount,
        refunds.refunded_at as returned_at
    from refunds
    where refunds.order_id is null
    union all
    select
        orders.customer_id,
        orders.currency,
        cast(-orders.net_amount as decimal(18, 4)) as amount,
        orders.ordered_at as returned_at
    from orders
    where
        orders.status = 'paid'
        and orders.net_amount < 0
),

paid_back_without_order as (
    select
        without_order.customer_id,
        without_order.currency,
        count(case when without_order.amount > 0 then 1 end) as refund_count,
        case
            when without_order.currency = '{{ var("reporting_currency") }}'
                then sum(without_order.amount)
        end as amount,
        max(without_order.returned_at) as returned_at
    from without_order
    group by
        without_order.customer_id,
        without_order.currency
    having sum(without_order.amount) > 0
),

returns as (
    select
        purchases.customer_id,
        1 as order_count,
        max(case when paid_back.order_id is not null then 1 else 0 end) as return_count,
        max(case when purchases.is_reporting then purchases.net_amount end) as ordered_amount,
        sum(case when purchases.is_reporting then paid_back.amount end) as returned_amount,
        max(paid_back.returned_at) as returned_at
    from purchases
    left join paid_back
        on
            purchases.source = paid_back.source
            and purchases.order_id = paid_back.order_id
    group by
        purchases.customer_id,
        purchases.source,
        purchases.order_id
    union all
    select
        paid_back_without_order.customer_id,
        0 as order_count,
        paid_back_without_order.refund_count as return_count,
        cast(null as decimal(18, 4)) as ordered_amount,
        paid_back_without_order.amount as returned_amount,
        paid_back_without_order.returned_at
    from paid_back_without_order
),

counted as (
    select
        returns.customer_id,
        sum(returns.order_count) as order_count,
        least(sum(returns.return_count), sum(returns.order_count)) as returned_order_count,
        sum(returns.ordered_amount) as ordered_amount,
        sum(returns.returned_amount) as returned_amount,
        max(returns.returned_at) as last_returned_at
    from returns
    group by returns.customer_id
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
            'coalesce(counted.returned_amount, 0)', 'counted.ordered_amount', 'decimal(28, 6)'
        ) | indent(8) }} as returned_amount_share,
        counted.last_returned_at
    from statistics
    inner join counted
        on statistics.customer_id = counted.customer_id
)

select * from return_traits
