-- The products on the lines so far, each with the name and price it had last.
{{ config(enabled=is_listed()) }}

with

lines as (
    select * from {{ ref('stg_flat_orders__lines') }}
),

ranked as (
    select
        lines.*,
        row_number() over (
            partition by lines.product_id
            order by
                case when lines.product_name is null then 1 else 0 end,
                lines.ordered_at desc,
                lines.line_id
        ) as newness_rank
    from lines
    where
        lines.reject_reason is null
        and lines.kind = 'sale'
        and lines.product_id is not null
        and lines.ordered_at <= {{ as_of() }}
),

products as (
    select
        ranked.product_id,
        ranked.product_name as name,
        ranked.unit_price_amount as price_amount,
        ranked.currency
    from ranked
    where ranked.newness_rank = 1
)

{{ as_feed('products', 'products', ['product_id', 'name', 'price_amount', 'currency']) }}
