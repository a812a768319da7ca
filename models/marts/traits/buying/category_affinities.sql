-- How much of what a customer buys is of a category, drawn towards everybody's share: one purchase
-- in an unusual category says little, ten say much. A product counts once an order.
with

lines as (
    select * from {{ ref('int_traits__bought_lines') }}
),

picked as (
    select
        lines.customer_id,
        lines.category,
        lines.order_key,
        lines.product_key,
        max(lines.order_date) as order_date
    from lines
    where lines.category is not null
    group by
        lines.customer_id,
        lines.category,
        lines.order_key,
        lines.product_key
),

counted as (
    select
        picked.customer_id,
        picked.category,
        count(*) as purchase_count,
        count(distinct picked.product_key) as product_count,
        max(picked.order_date) as last_purchase_date
    from picked
    group by
        picked.customer_id,
        picked.category
),

-- windows over sums would be two ideas in one line: first of whom, then of how many
compared as (
    select
        counted.*,
        sum(counted.purchase_count) over (partition by counted.customer_id) as customer_total,
        sum(counted.purchase_count) over (partition by counted.category) as category_total,
        sum(counted.purchase_count) over () as total
    from counted
),

shrunk as (
    select
        compared.*,
        {{ share_of('compared.category_total', 'compared.total') | indent(8) }}
            as share_of_all,
        {{ shrunk_share(
            'compared.purchase_count',
            'compared.customer_total',
            'cast(compared.category_total as ' ~ type_double() ~ ') / compared.total'
        ) | indent(8) }} as affinity
    from compared
),

category_affinities as (
    select
        shrunk.customer_id,
        shrunk.category,
        cast(
            row_number() over (
                partition by shrunk.customer_id
                order by
                    shrunk.affinity desc,
                    shrunk.purchase_count desc,
                    shrunk.last_purchase_date desc,
                    {{ dbt.hash('shrunk.category') }}
            ) as {{ dbt.type_bigint() }}
        ) as place,
        cast(shrunk.purchase_count as {{ dbt.type_bigint() }}) as purchase_count,
        cast(shrunk.product_count as {{ dbt.type_bigint() }}) as product_count,
        shrunk.last_purchase_date,
        shrunk.share_of_all,
        shrunk.affinity,
        cast(
            cast(shrunk.affinity as {{ type_double() }}) * shrunk.total / shrunk.category_total
            as decimal(18, 6)
        ) as affinity_lift
    from shrunk
)

select * from category_affinities
