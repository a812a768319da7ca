-- What each customer may want next: on sale, not bought yet, and bought together, more often than
-- by chance, with what they have. Of each product only the ten that go best with it are looked at.
with

orders as (
    select * from {{ ref('customer_orders') }}
),

lines as (
    select * from {{ ref('int_feeds__order_lines') }}
),

pairs as (
    select * from {{ ref('product_pairs') }}
),

withdrawn as (
    select
        products.source,
        products.product_id
    from {{ ref('int_feeds__products') }} as products
    where not products.is_on_sale
),

bought as (
    select
        orders.customer_id,
        lines.source,
        lines.product_id
    from lines
    inner join orders
        on
            lines.source = orders.source
            and lines.order_id = orders.order_id
    where
        orders.customer_id is not null
        and orders.status = 'paid'
        and coalesce(lines.quantity, 1) > 0
    group by
        orders.customer_id,
        lines.source,
        lines.product_id
),

ranked as (
    select
        pairs.*,
        row_number() over (
            partition by
                pairs.source,
                pairs.product_id
            order by
                pairs.confidence desc,
                pairs.lift desc,
                {{ dbt.hash('pairs.other_product_id') }}
        ) as pair_rank
    from pairs
    left join withdrawn
        on
            pairs.source = withdrawn.source
            and pairs.other_product_id = withdrawn.product_id
    where
        pairs.lift > 1
        and withdrawn.product_id is null
),

candidates as (
    select
        bought.customer_id,
        bought.source,
        ranked.other_product_id as product_id,
        bought.product_id as because_of_product_id,
        ranked.confidence,
        ranked.lift,
        row_number() over (
            partition by
                bought.customer_id,
                bought.source,
                ranked.other_product_id
            order by
                ranked.confidence desc,
                ranked.lift desc,
                {{ dbt.hash('bought.product_id') }}
        ) as reason_rank
    from bought
    inner join ranked
        on
            bought.source = ranked.source
            and bought.product_id = ranked.product_id
    left join bought as owned
        on
            bought.customer_id = owned.customer_id
            and bought.source = owned.source
            and ranked.other_product_id = owned.product_id
    where
        ranked.pair_rank <= 10
        and owned.customer_id is null
),

placed as (
    select
        candidates.*,
        row_number() over (
            partition by candidates.customer_id
            order by
                candidates.confidence desc,
                candidates.lift desc,
                {{ row_fingerprint(['candidates.source', 'candidates.product_id']) | indent(16) }}
        ) as place
    from candidates
    where candidates.reason_rank = 1
),

next_best_products as (
    select
        placed.customer_id,
        cast(placed.place as {{ dbt.type_bigint() }}) as place,
        placed.source,
        placed.product_id,
        placed.because_of_product_id,
        placed.confidence,
        placed.lift
    from placed
    where placed.place <= {{ var('next_best_products') }}
)

select * from next_best_products
