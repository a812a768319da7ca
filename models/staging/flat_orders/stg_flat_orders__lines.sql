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
        min(upper(parsed.currency)) over (partition by parsed.order_id)
        != max(upper(parsed.currency)) over (partition by parsed.order_id) as has_two_currencies
    from parsed
),

judged as (
    select
        extended.*,
        case
            when extended.order_id is null then 'order_id is empty'
            when extended.ordered_at is null then 'ordered_at is empty'
            when extended.parsed_ordered_at is null then 'ordered_at is not a date'
            when extended.parsed_ordered_at > {{ tomorrow() }} then 'ordered_at is in the future'
            when extended.quantity is null then 'quantity is empty'
            when extended.parsed_quantity is null then 'quantity is not a number'
            when extended.unit_price is null then 'unit_price is empty'
            when extended.parsed_unit_price is null then 'unit_price is not a number'
            when extended.discount_amount is not null and extended.parsed_discount_amount is null
                then 'discount_amount is not a number'
            when extended.gross_amount is null then 'quantity times unit_price is too large'
            when extended.has_two_currencies then 'its order has two currencies'
        end as reject_reason,
        case
            {% for kind in ['refund', 'adjustment'] if var('flat_orders_' ~ kind ~ '_pattern') %}
            when {{ regex_matches(
                'extended.order_id', text_literal(var('flat_orders_' ~ kind ~ '_pattern'))
            ) }}
                then '{{ kind }}'
            {% endfor %}
            when extended.order_id is not null then 'sale'
        end as kind
    from extended
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
        coalesce(judged.parsed_discount_amount, 0) as discount_amount,
        judged.gross_amount,
        judged.whole_user_id as user_id,
        judged.email,
        judged.phone,
        judged.country,
        judged.currency,
        judged.channel
    from judged
)

select * from lines
