-- What customers have bought, line by line, with what we know of each product.
with

orders as (
    select * from {{ ref('customer_orders') }}
),

lines as (
    select * from {{ ref('int_feeds__order_lines') }}
),

products as (
    select * from {{ ref('int_feeds__products') }}
),

bought_lines as (
    select
        orders.customer_id,
        lines.source,
        lines.order_id,
        lines.line_id,
        {{ row_fingerprint(['lines.source', 'lines.order_id']) | indent(8) }} as order_key,
        {{ row_fingerprint(['lines.source', 'lines.product_id']) | indent(8) }} as product_key,
        orders.ordered_at,
        orders.order_date,
        orders.currency,
        lines.product_id,
        products.name as product_name,
        products.category,
        products.brand,
        products.is_on_sale,
        lines.quantity,
        lines.unit_price_amount,
        cast(
            case
                when
                    coalesce(products.currency, '{{ var("reporting_currency") }}')
                    = orders.currency
                    then products.cost_amount
            end as decimal(18, 4)
        ) as unit_cost_amount
    from lines
    inner join orders
        on
            lines.source = orders.source
            and lines.order_id = orders.order_id
    left join products
        on
            lines.source = products.source
            and lines.product_id = products.product_id
    where
        {{ is_purchase('orders') }}
        and coalesce(lines.quantity, 1) > 0
)

select * from bought_lines
