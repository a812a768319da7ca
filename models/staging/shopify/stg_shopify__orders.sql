{{ config(enabled=is_listed()) }}

with

orders as (
    select * from {{ raw_table('shopify', 'order') }}
),

discount_codes as (
    select * from {{ raw_table('shopify', 'order_discount_code') }}
),

order_lines as (
    select * from {{ raw_table('shopify', 'order_line') }}
),

ranked_codes as (
    select
        discount_codes.order_id,
        discount_codes.code,
        row_number() over (
            partition by discount_codes.order_id
            order by discount_codes.{{ adapter.quote('index') }}, discount_codes.code
        ) as code_rank
    from discount_codes
),

-- a gift card is money put aside, bought without tax: it is revenue once it is spent
gift_cards as (
    select
        order_lines.order_id,
        cast(sum(
            cast(order_lines.price as decimal(19, 4)) * coalesce(order_lines.quantity, 1)
        ) as decimal(18, 4)) as gross_amount,
        cast(sum(coalesce(order_lines.total_discount, 0)) as decimal(18, 4)) as discount_amount
    from order_lines
    where order_lines.gift_card
    group by order_lines.order_id
),

placed as (
    select
        orders.*,
        lower(orders.financial_status) as money_status,
        coalesce(gift_cards.gross_amount, 0) as card_gross_amount,
        coalesce(gift_cards.discount_amount, 0) as card_discount_amount,
        coalesce(gift_cards.gross_amount - gift_cards.discount_amount, 0) as card_amount,
        -- a tip is in the total, and neither taxed nor shipping
        orders.total_price - coalesce(orders.total_tip_received, 0) as owed_amount
    from orders
    left join gift_cards
        on orders.id = gift_cards.order_id
    where
        not coalesce(orders.test, false)
        and not coalesce(orders._fivetran_deleted, false)
),

kept as (
    select
        placed.*,
        ranked_codes.code as coupon_code,
        -- that of the goods alone: shipping is taxed as the goods are that it is for; of two
        -- decimals of 18 digits DuckDB makes one of 18
        case when placed.taxes_included then coalesce({{ share_of(
            'cast(placed.total_tax as decimal(19, 4))'
            ~ ' * (placed.subtotal_price - placed.card_amount)',
            '(placed.owed_amount - placed.card_amount)',
            'decimal(18, 4)'
        ) }}, placed.total_tax) else 0 end as included_tax
    from placed
    left join ranked_codes
        on
            placed.id = ranked_codes.order_id
            and ranked_codes.code_rank = 1
),

renamed as (
    select
        kept.id as order_id,
        coalesce(kept.processed_at, kept.created_at) as ordered_at,
        case
            when {{ utc_timestamp('kept.cancelled_at') }} <= {{ as_of() }} then 'cancelled'
            when kept.money_status in ('voided', 'expired') then 'cancelled'
            when kept.money_status in ('pending', 'authorized') then 'pending'
            else 'paid'
        end as status,
        case
            when kept.source_name = 'pos' then 'store'
            else 'online'
        end as channel,
        kept.customer_id as user_id,
        kept.email,
        kept.phone,
        kept.shipping_address_country_code as country,
        kept.billing_address_first_name as first_name,
        kept.billing_address_last_name as last_name,
        kept.currency,
        kept.coupon_code,
        kept.total_line_items_price - kept.card_gross_amount as gross_amount,
        kept.total_discounts - kept.card_discount_amount as discount_amount,
        kept.total_tax as tax_amount,
        -- Shopify has no column for it: what the parts leave of the total is shipping
        kept.owed_amount - kept.subtotal_price
        - case when kept.taxes_included then 0 else kept.total_tax end as shipping_amount,
        kept.subtotal_price - kept.card_amount - kept.included_tax as net_amount
    from kept
)

{{ as_feed('orders', 'renamed', [
    'order_id', 'ordered_at', 'status', 'channel', 'user_id', 'email', 'phone', 'country',
    'first_name', 'last_name', 'currency', 'coupon_code', 'gross_amount', 'discount_amount',
    'tax_amount', 'shipping_amount', 'net_amount',
]) }}
