-- In each currency by itself, what the feeds say was paid and given back is what customers brought,
-- in customer_revenue and by the day; none is added to another.
{%- set reporting = "'" ~ var('reporting_currency') ~ "'" %}
with

orders as (
    select
        orders.source,
        orders.order_id,
        orders.status,
        orders.net_amount,
        coalesce(orders.currency, {{ reporting }}) as currency
    from {{ ref('int_feeds__orders') }} as orders
),

refunds as (
    select
        coalesce(refunds.currency, orders.currency, {{ reporting }}) as currency,
        refunds.amount
    from {{ ref('int_feeds__refunds') }} as refunds
    left join orders
        on
            refunds.source = orders.source
            and refunds.order_id = orders.order_id
    where
        refunds.order_id is null
        or orders.status = 'paid'
),

amounts as (
    select
        'feeds' as told_by,
        orders.currency,
        orders.net_amount as amount
    from orders
    where orders.status = 'paid'
    union all
    select
        'feeds' as told_by,
        refunds.currency,
        -refunds.amount as amount
    from refunds
    union all
    select
        'customer_revenue' as told_by,
        revenue.currency,
        revenue.net_revenue_amount as amount
    from {{ ref('customer_revenue') }} as revenue
    union all
    select
        'customer_revenue_days' as told_by,
        days.currency,
        days.net_revenue_amount as amount
    from {{ ref('customer_revenue_days') }} as days
),

totals as (
    select
        amounts.currency,
        sum(case when amounts.told_by = 'feeds' then amounts.amount else 0 end) as fed_amount,
        sum(case when amounts.told_by = 'customer_revenue' then amounts.amount else 0 end)
            as revenue_amount,
        sum(case when amounts.told_by = 'customer_revenue_days' then amounts.amount else 0 end)
            as daily_amount
    from amounts
    group by amounts.currency
)

select * from totals
where
    totals.fed_amount != totals.revenue_amount
    or totals.fed_amount != totals.daily_amount
