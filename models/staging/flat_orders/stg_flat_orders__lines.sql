-- One row per line of the export, typed, with what it is part of and why it cannot be used.
{{ config(enabled=is_listed(helps=true), materialized='table') }}

with

mapped as (
    select * from {{ ref('stg_flat_orders__mapped') }}
),

parsed as (
    select
        mapped.*,
        {{ try_timestamp_utc(iso_date_text('mapped.ordered_at', var('flat_orders_date_format'))) }}
            as parsed_ordered_at,
        {{ try_amount('mapped.quantity') }} as parsed_quantity,
        {{ try_amount('mapped.unit_price') }} as parsed_unit_price,
        {{ try_amount('mapped.discount_amount') }} as parsed_discount_amount,
        -- a number with an empty fraction is how spreadsheets and pandas write a whole-number id
        {{ regex_replace('mapped.user_id', '^([0-9]+)[.]0+$', '\\1') }} as whole_user_id
    from mapped
),

extended as (
    select
        parsed.*,
        -- one factor is widened, or the product of two large ones would overflow on DuckDB
        {{ try_cast(
            'cast(parsed.parsed_quantity as decimal(19, 4)) * parsed.parsed_unit_price',
            'decimal(18, 4)'
        ) }} as gross_amount,
        -- some exports write it on an order's first line alone
        min(upper(parsed.currency)) over (partition by parsed.order_id) as order_currency,
        max(upper(parsed.currency)) over (partition by parsed.order_id) as other_currency
    from parsed
),

-- none of the order's totals is larger than this, whichever of its lines can be used
sized as (
    select
        extended.*,
        sum(abs(coalesce(extended.gross_amount, 0)))
            over (partition by extended.order_id)
        + sum(abs(coalesce(extended.parsed_discount_amount, 0)))
            over (partition by extended.order_id) as order_size
    from extended
),

judged as (
    select
        sized.*,
        case
            when sized.order_id is null then 'order_id is empty'
            when sized.ordered_at is null then 'ordered_at is empty'
            when sized.parsed_ordered_at is null then 'ordered_at is not a date'
            when sized.parsed_ordered_at > {{ tomorrow() }} then 'ordered_at is in the future'
            when sized.quantity is null then 'quantity is empty'
            when sized.parsed_quantity is null then 'quantity is not a number'
            when sized.unit_price is null then 'unit_price is empty'
            when sized.parsed_unit_price is null then 'unit_price is not a number'
            when sized.discount_amount is not null and sized.parsed_discount_amount is null
                then 'discount_amount is not a number'
            when sized.gross_amount is null then 'quantity times unit_price is too large'
            when sized.order_size > 99999999999999.9999
                then 'the amounts of its order are too large together'
            when sized.order_currency != sized.other_currency
                then 'its order has two currencies'
        end as reject_reason,
        case
            {% for kind in ['refund', 'adjustment'] if var('flat_orders_' ~ kind ~ '_pattern') %}
            when {{ regex_matches(
                'sized.order_id', text_literal(var('flat_orders_' ~ kind ~ '_pattern'))
            ) }}
                then '{{ kind }}'
            {% endfor %}
            when sized.order_id is not null then 'sale'
        end as kind
    from sized
),

lines as (
    select
        judged.line_id,
        judged.reject_reason,
        judged.kind,
        judged.order_id,
        judged.parsed_ordered_at as ordered_at,
        judged.product_id,
        judged.product_name,
        judged.parsed_quantity as quantity,
        judged.parsed_unit_price as unit_price_amount,
        {%- if has_flat_orders_column('discount_amount') %}
        coalesce(judged.parsed_discount_amount, 0) as discount_amount,
        {%- else %}
        judged.parsed_discount_amount as discount_amount, -- no such column: nobody knows
        {%- endif %}
        judged.gross_amount,
        judged.whole_user_id as user_id,
        judged.email,
        judged.phone,
        judged.country,
        judged.order_currency as currency,
        judged.channel
    from judged
)

select * from lines
