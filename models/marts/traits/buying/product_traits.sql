-- What a customer buys: most, first, last, how wide a range, and what is due again.
with

lines as (
    select * from {{ ref('int_traits__bought_lines') }}
),

affinities as (
    select * from {{ ref('category_affinities') }}
    where place = 1
),

due_products as (
    select * from {{ ref('int_traits__due_products') }}
),

-- of several products in one order the dearest comes first
timed as (
    select
        lines.*,
        row_number() over (
            partition by lines.customer_id
            order by
                lines.ordered_at,
                lines.order_key,
                coalesce(lines.unit_price_amount, 0) desc,
                lines.product_key,
                {{ dbt.hash('lines.line_id') }}
        ) as place_from_first,
        row_number() over (
            partition by lines.customer_id
            order by
                lines.ordered_at desc,
                lines.order_key,
                coalesce(lines.unit_price_amount, 0) desc,
                lines.product_key,
                {{ dbt.hash('lines.line_id') }}
        ) as place_from_last
    from lines
    where lines.product_id is not null
),

bought as (
    select
        timed.customer_id,
        cast(count(distinct timed.product_key) as {{ dbt.type_bigint() }}) as product_count,
        cast(count(distinct timed.category) as {{ dbt.type_bigint() }}) as category_count,
        cast(count(distinct timed.brand) as {{ dbt.type_bigint() }}) as brand_count,
        max(case when timed.place_from_first = 1 then timed.product_id end) as first_product_id,
        max(case when timed.place_from_first = 1 then timed.product_name end)
            as first_product_name,
        max(case when timed.place_from_last = 1 then timed.product_id end) as last_product_id,
        max(case when timed.place_from_last = 1 then timed.product_name end) as last_product_name
    from timed
    group by timed.customer_id
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

product_traits as (
    select
        bought.customer_id,
        affinities.category as favourite_category,
        affinities.affinity as favourite_category_affinity,
        ranked_products.product_id as favourite_product_id,
        ranked_products.product_name as favourite_product_name,
        ranked_brands.brand as favourite_brand,
        bought.product_count,
        case when bought.category_count > 0 then bought.category_count end as category_count,
        case when bought.brand_count > 0 then bought.brand_count end as brand_count,
        bought.first_product_id,
        bought.first_product_name,
        bought.last_product_id,
        bought.last_product_name,
        due_products.product_id as due_product_id,
        due_products.product_name as due_product_name,
        due_products.interval_days as due_interval_days,
        due_products.due_date
    from bought
    inner join ranked_products
        on
            bought.customer_id = ranked_products.customer_id
            and ranked_products.place = 1
    left join ranked_brands
        on
            bought.customer_id = ranked_brands.customer_id
            and ranked_brands.place = 1
    left join affinities
        on bought.customer_id = affinities.customer_id
    left join due_products
        on bought.customer_id = due_products.customer_id
)

select * from product_traits
