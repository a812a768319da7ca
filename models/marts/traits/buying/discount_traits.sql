-- Does a customer need a discount, and which offers work. An order has one when money was taken off
-- or a code entered; of an order that says nothing about either we know nothing.
with

orders as (
    select * from {{ ref('customer_orders') }}
),

told as (
    select
        orders.*,
        case
            when orders.discount_amount > 0 or orders.coupon_code is not null then 1
            when orders.discount_amount is not null then 0
        end as was_discounted,
        case
            when
                orders.currency = '{{ var("reporting_currency") }}'
                and orders.gross_amount > 0
                and orders.discount_amount is not null
                then orders.gross_amount
        end as compared_amount,
        {{ row_fingerprint(['orders.source', 'orders.order_id']) | indent(8) }} as order_key
    from orders
    where {{ is_purchase('orders') }}
),

ranked as (
    select
        told.*,
        row_number() over (
            partition by told.customer_id
            order by
                told.ordered_at,
                told.order_key
        ) as order_number,
        row_number() over (
            partition by
                told.customer_id,
                case when told.coupon_code is null then 0 else 1 end
            order by
                told.ordered_at desc,
                told.order_key
        ) as code_recency
    from told
),

counted as (
    select
        ranked.customer_id,
        count(ranked.was_discounted) as told_order_count,
        sum(ranked.was_discounted) as discounted_order_count,
        count(ranked.coupon_code) as coupon_order_count,
        max(case when ranked.order_number = 1 then ranked.was_discounted end)
            as was_first_discounted,
        max(case when ranked.code_recency = 1 then ranked.coupon_code end) as last_coupon_code,
        sum(case when ranked.compared_amount > 0 then ranked.discount_amount end)
            as discount_amount,
        sum(ranked.compared_amount) as compared_amount
    from ranked
    group by ranked.customer_id
),

everybody as (
    select
        cast(sum(counted.discounted_order_count) as {{ type_double() }})
        / nullif(sum(counted.told_order_count), 0) as discounted_share
    from counted
),

codes as (
    select
        told.customer_id,
        told.coupon_code,
        count(*) as order_count,
        max(told.ordered_at) as last_ordered_at
    from told
    where told.coupon_code is not null
    group by
        told.customer_id,
        told.coupon_code
),

ranked_codes as (
    select
        codes.customer_id,
        codes.coupon_code,
        row_number() over (
            partition by codes.customer_id
            order by
                codes.order_count desc,
                codes.last_ordered_at desc,
                {{ dbt.hash('codes.coupon_code') }}
        ) as place
    from codes
),

discount_traits as (
    select
        counted.customer_id,
        cast(counted.discounted_order_count as {{ dbt.type_bigint() }}) as discounted_order_count,
        {{ share_of('counted.discounted_order_count', 'counted.told_order_count') | indent(8) }}
            as discounted_order_share,
        {{ rounded(shrunk_share(
            'counted.discounted_order_count',
            'counted.told_order_count',
            'everybody.discounted_share',
            var('trait_affinity_weight')
        ), 'decimal(9, 6)') | indent(8) }} as discount_affinity,
        {{ share_of(
            'counted.discount_amount', 'counted.compared_amount', 'decimal(28, 6)'
        ) | indent(8) }}
            as average_discount_share,
        counted.was_first_discounted = 1 as is_first_order_discounted,
        cast(counted.coupon_order_count as {{ dbt.type_bigint() }}) as coupon_order_count,
        counted.last_coupon_code,
        ranked_codes.coupon_code as favourite_coupon_code
    from counted
    cross join everybody
    left join ranked_codes
        on
            counted.customer_id = ranked_codes.customer_id
            and ranked_codes.place = 1
    where counted.told_order_count > 0
)

select * from discount_traits
