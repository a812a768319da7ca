-- One row per line of the export, under our names, still text. Lines that are the same in every
-- column are different lines: they are numbered, and which of them gets which number is all one.
{{ config(
    enabled=is_listed(helps=true),
    materialized='table',
    pre_hook="{{ check_flat_orders_columns() }}"
) }}

{%- set names = flat_orders_names() -%}

with

flat_orders as (
    select * from {{ source('flat_orders', 'flat_orders') }}
),

named as (
    select
        {{ flat_orders_column('order_id') }} as order_id,
        {{ flat_orders_column('ordered_at') }} as ordered_at,
        {{ flat_orders_column('quantity') }} as quantity,
        {{ flat_orders_column('unit_price') }} as unit_price,
        {{ flat_orders_column('product_id') }} as product_id,
        {{ flat_orders_column('product_name') }} as product_name,
        {{ flat_orders_column('discount_amount') }} as discount_amount,
        {{ flat_orders_column('user_id') }} as user_id,
        {{ flat_orders_column('email') }} as email,
        {{ flat_orders_column('phone') }} as phone,
        {{ flat_orders_column('country') }} as country,
        {{ flat_orders_column('currency') }} as currency,
        {{ flat_orders_column('channel') }} as channel
    from flat_orders
),

fingerprinted as (
    select
        *,
        {{ row_fingerprint(names) }} as fingerprint
    from named
),

numbered as (
    select
        *,
        fingerprint || '-' || cast(
            row_number() over (partition by fingerprint order by fingerprint)
            as {{ dbt.type_string() }}
        ) as line_id
    from fingerprinted
)

select * from numbered
