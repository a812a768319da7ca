-- The product and the brand in most orders of each customer; of several, the one bought last.
with

lines as (
    select * from {{ ref('int_traits__bought_lines') }}
),

products as (
    select
        lines.customer_id,
        lines.product_key,
        lines.product_id,
        lines.product_name,
        count(distinct lines.order_key) as order_count,
        max(lines.ordered_at) as last_ordered_at
    from lines
    where lines.product_id is not null
    group by
        lines.customer_id,
        lines.product_key,
        lines.product_id,
        lines.product_name
),

brands as (
    select
        lines.customer_id,
        lines.brand,
        count(distinct lines.order_key) as order_count,
        max(lines.ordered_at) as last_ordered_at
    from lines
    where lines.brand is not null
    group by
        lines.customer_id,
        lines.brand
),

ranked_products as (
    select
        products.*,
        row_number() over (
            partition by products.customer_id
            order by
                products.order_count desc,
                products.last_ordered_at desc,
                products.product_key
        ) as place
    from products
),

ranked_brands as (
    select
        brands.*,
        row_number() over (
            partition by brands.customer_id
            order by
                brands.order_count desc,
                brands.last_ordered_at desc,
                {{ dbt.hash('brands.brand') }}
        ) as place
    from brands
),

favourites as (
    select
        ranked_products.customer_id,
        ranked_products.product_id,
        ranked_products.product_name,
        ranked_brands.brand
    from ranked_products
    left join ranked_brands
        on
            ranked_products.customer_id = ranked_brands.customer_id
            and ranked_brands.place = 1
    where ranked_products.place = 1
)

select * from favourites
