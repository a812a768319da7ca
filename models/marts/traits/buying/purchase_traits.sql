-- How a customer buys: in what rhythm, where, how much at a time, and whether it pays.
with

statistics as (
    select * from {{ ref('customer_purchase_statistics') }}
),

orders as (
    select * from {{ ref('customer_orders') }}
),

lines as (
    select * from {{ ref('int_traits__bought_lines') }}
),

numbered as (
    select
        orders.*,
        row_number() over (
            partition by orders.customer_id
            order by
                orders.ordered_at,
                {{ row_fingerprint(['orders.source', 'orders.order_id']) | indent(16) }}
        ) as order_number,
        count(*) over (partition by orders.customer_id) as order_count,
        dense_rank() over (
            partition by orders.customer_id
            order by orders.order_date
        ) as day_number
    from orders
    where {{ is_purchase('orders') }}
),

ordered as (
    select
        numbered.customer_id,
        max(case when numbered.day_number = 1 then numbered.order_date end) as first_date,
        max(case when numbered.day_number = 2 then numbered.order_date end) as second_date,
        max(case when numbered.order_number = 1 then numbered.channel end)
            as first_order_channel,
        max(case when numbered.order_number = numbered.order_count then numbered.channel end)
            as last_order_channel,
        min(numbered.channel) as lowest_channel,
        max(numbered.channel) as highest_channel,
        sum(case when numbered.channel = 'online' then 1 else 0 end) as online_count,
        count(numbered.channel) as told_channel_count,
        max(
            case when numbered.currency = '{{ var("reporting_currency") }}' then numbered.net_amount
            end
        ) as largest_order_amount,
        sum(
            case
                when {{ days_between('numbered.order_date', as_of_date()) }} < 365 then 1 else 0
            end
        ) as order_count_last_365d
    from numbered
    group by numbered.customer_id
),

-- what an order cost us is known when the cost of each of its lines is
filled as (
    select
        lines.customer_id,
        lines.order_key,
        count(distinct lines.product_key) as product_count,
        sum(coalesce(lines.quantity, 1)) as units,
        -- of two decimals of 18 digits DuckDB makes one of 18
        case
            when count(*) = count(lines.unit_cost_amount)
                then
                    sum(
                        cast(lines.unit_cost_amount as decimal(19, 4))
                        * coalesce(lines.quantity, 1)
                    )
        end as cost_amount
    from lines
    group by
        lines.customer_id,
        lines.order_key
),

baskets as (
    select
        filled.customer_id,
        count(*) as basket_count,
        count(filled.cost_amount) as costed_count,
        cast(sum(filled.product_count) as decimal(28, 4)) as product_count,
        cast(sum(filled.units) as decimal(28, 4)) as units,
        cast(sum(filled.cost_amount) as decimal(28, 4)) as cost_amount
    from filled
    group by filled.customer_id
),

purchase_traits as (
    select
        statistics.customer_id,
        statistics.repeat_count > 0 as is_repeat_buyer,
        {{ days_between('ordered.first_date', 'ordered.second_date') }} as days_to_second_order,
        {{ share_of(
            'statistics.first_to_last_purchase_days', 'statistics.repeat_count', 'decimal(18, 4)'
        ) | indent(8) }} as average_days_between_purchases,
        cast(ordered.order_count_last_365d as {{ dbt.type_bigint() }}) as order_count_last_365d,
        cast(ordered.largest_order_amount as decimal(18, 4)) as largest_order_amount,
        {{ average_amount('baskets.product_count', 'baskets.basket_count') }}
            as average_order_products,
        {{ average_amount('baskets.units', 'baskets.basket_count') }} as average_order_units,
        ordered.first_order_channel,
        ordered.last_order_channel,
        case
            when ordered.lowest_channel = ordered.highest_channel then ordered.lowest_channel
            when ordered.told_channel_count > 0 then 'several'
        end as order_channels,
        {{ share_of('ordered.online_count', 'ordered.told_channel_count') | indent(8) }}
            as online_order_share,
        cast(
            case
                when
                    statistics.reporting_order_count = statistics.order_count
                    and baskets.costed_count = statistics.order_count
                    then statistics.net_revenue_amount - baskets.cost_amount
            end as decimal(28, 4)
        ) as margin_amount
    from statistics
    inner join ordered
        on statistics.customer_id = ordered.customer_id
    left join baskets
        on statistics.customer_id = baskets.customer_id
)

select * from purchase_traits
