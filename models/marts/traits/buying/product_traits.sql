-- What a customer buys: most, first, last, how wide a range, and what is due again.
with

lines as (
    select * from {{ ref('int_traits__bought_lines') }}
),

affinities as (
    select * from {{ ref('category_affinities') }}
    where place = 1
),

favourites as (
    select * from {{ ref('int_traits__favourites') }}
),

due_products as (
    select * from {{ ref('int_traits__due_products') }}
),

next_products as (
    select * from {{ ref('next_best_products') }}
    where place = 1
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

product_traits as (
    select
        bought.customer_id,
        affinities.category as favourite_category,
        affinities.affinity as favourite_category_affinity,
        favourites.product_id as favourite_product_id,
        favourites.product_name as favourite_product_name,
        favourites.brand as favourite_brand,
        bought.product_count,
        case when bought.category_count > 0 then bought.category_count end as category_count,
        case when bought.brand_count > 0 then bought.brand_count end as brand_count,
        bought.first_product_id,
        bought.first_product_name,
        bought.last_product_id,
        bought.last_product_name,
        next_products.product_id as next_product_id,
        due_products.product_id as due_product_id,
        due_products.product_name as due_product_name,
        due_products.interval_days as due_interval_days,
        due_products.due_date
    from bought
    inner join favourites
        on bought.customer_id = favourites.customer_id
    left join affinities
        on bought.customer_id = affinities.customer_id
    left join next_products
        on bought.customer_id = next_products.customer_id
    left join due_products
        on bought.customer_id = due_products.customer_id
)

select * from product_traits
