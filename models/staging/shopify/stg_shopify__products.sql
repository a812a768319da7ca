-- The shop's products, each at the price of its first variant. Deleted ones stay: they were bought
-- all the same, and their orders still name them; but they are not on sale, nor are archived ones.
{{ config(enabled=is_listed()) }}

with

products as (
    select * from {{ raw_table('shopify', 'product') }}
),

variants as (
    select * from {{ raw_table('shopify', 'product_variant') }}
),

ranked as (
    select
        variants.*,
        row_number() over (
            partition by variants.product_id
            order by variants.position, variants.id
        ) as variant_rank
    from variants
),

priced as (
    select
        products.id as product_id,
        products.title as name,
        products.product_type as category,
        products.vendor as brand,
        ranked.price as price_amount,
        case
            when products._fivetran_deleted then false
            else lower(products.status) = 'active'
        end as is_on_sale
    from products
    left join ranked
        on
            products.id = ranked.product_id
            and ranked.variant_rank = 1
)

{{ as_feed('products', 'priced', [
    'product_id', 'name', 'category', 'brand', 'price_amount', 'is_on_sale',
]) }}
