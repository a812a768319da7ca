-- One row per line of the export, under our names, still text. Lines that are the same in every
-- column are different lines: they are numbered, and which of them gets which number is all one.
{{ config(
    enabled=is_listed(helps=true),
    materialized='table',
    pre_hook="{{ check_flat_orders_columns() }}"
) }}

{%- set names = var('flat_orders_columns') | list -%}

with

flat_orders as (
    select * from {{ source('flat_orders', 'flat_orders') }}
),

named as (
    select
        {%- for name in names %}
        {{ flat_orders_column(name) }} as {{ name }}{{ ',' if not loop.last }}
        {%- endfor %}
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
