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

totalled as (
    select
        counted.*,
        sum(counted.purchase_count) over (partition by counted.customer_id) as customer_total,
        sum(counted.purchase_count) over (partition by counted.category) as category_total,
        sum(counted.purchase_count) over () as total
    from counted
),

compared as (
    select
        totalled.*,
        cast(totalled.category_total as {{ type_double() }}) / totalled.total as share_of_all
    from totalled
),

shrunk as (
    select
        compared.*,
        {{ rounded(shrunk_share(
            'compared.purchase_count',
            'compared.customer_total',
            'compared.share_of_all',
            var('trait_affinity_weight')
        ), 'decimal(9, 6)') | indent(8) }} as affinity
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
        {{ rounded('shrunk.share_of_all', 'decimal(9, 6)') }} as share_of_all,
        shrunk.affinity,
        {{ share_of(
            'shrunk.purchase_count', 'shrunk.customer_total * shrunk.share_of_all', 'decimal(18, 6)'
        ) | indent(8) }} as purchase_lift
    from shrunk
)

select * from category_affinities
