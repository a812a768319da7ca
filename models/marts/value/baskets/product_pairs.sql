-- What is bought together in one order. Rare products go before anything is paired, or the pairs
-- would be many and tell nothing; so do baskets of nearly everything, as wholesalers have them.
with

orders as (
    select * from {{ ref('customer_orders') }}
),

lines as (
    select * from {{ ref('int_feeds__order_lines') }}
),

baskets as (
    select
        lines.source,
        lines.order_id,
        lines.product_id,
        count(*) over (
            partition by
                lines.source,
                lines.order_id
        ) as basket_size
    from lines
    inner join orders
        on
            lines.source = orders.source
            and lines.order_id = orders.order_id
    where
        orders.status = 'paid'
        and lines.product_id is not null
        and coalesce(lines.quantity, 1) > 0
    group by
        lines.source,
        lines.order_id,
        lines.product_id
),

kept as (
    select * from baskets
    where baskets.basket_size <= {{ var('product_pairs_max_basket') }}
),

totals as (
    select
        kept.source,
        count(distinct kept.order_id) as order_count
    from kept
    group by kept.source
),

products as (
    select
        kept.source,
        kept.product_id,
        count(*) as order_count
    from kept
    group by
        kept.source,
        kept.product_id
    having count(*) >= {{ var('product_pairs_min_orders') }}
),

common as (
    select
        kept.source,
        kept.order_id,
        kept.product_id
    from kept
    inner join products
        on
            kept.source = products.source
            and kept.product_id = products.product_id
),

together as (
    select
        common.source,
        common.product_id,
        others.product_id as other_product_id,
        count(*) as together_count
    from common
    inner join common as others
        on
            common.source = others.source
            and common.order_id = others.order_id
            and common.product_id < others.product_id
    group by
        common.source,
        common.product_id,
        others.product_id
    having count(*) >= {{ var('product_pairs_min_together') }}
),

-- each pair both ways: who buys a pot may want cups more often than who buys cups wants a pot
directed as (
    select * from together
    union all
    select
        together.source,
        together.other_product_id as product_id,
        together.product_id as other_product_id,
        together.together_count
    from together
),

counted as (
    select
        directed.*,
        products.order_count,
        others.order_count as other_order_count,
        cast(directed.together_count as {{ type_double() }}) / totals.order_count as support,
        cast(directed.together_count as {{ type_double() }}) / products.order_count as confidence,
        cast(others.order_count as {{ type_double() }}) / totals.order_count as other_support,
        cast(products.order_count as {{ type_double() }}) / totals.order_count as own_support
    from directed
    inner join products
        on
            directed.source = products.source
            and directed.product_id = products.product_id
    inner join products as others
        on
            directed.source = others.source
            and directed.other_product_id = others.product_id
    inner join totals
        on directed.source = totals.source
),

product_pairs as (
    select
        counted.source,
        counted.product_id,
        counted.other_product_id,
        cast(counted.order_count as {{ dbt.type_bigint() }}) as order_count,
        cast(counted.other_order_count as {{ dbt.type_bigint() }}) as other_order_count,
        cast(counted.together_count as {{ dbt.type_bigint() }}) as together_count,
        {{ rounded('counted.support', 'decimal(9, 6)') }} as support,
        {{ rounded('counted.confidence', 'decimal(9, 6)') }} as confidence,
        {{ rounded('counted.confidence / counted.other_support', 'decimal(18, 6)') }} as lift,
        {{ rounded(
            'counted.support - counted.own_support * counted.other_support', 'decimal(9, 6)'
        ) | indent(8) }} as leverage
    from counted
)

select * from product_pairs
