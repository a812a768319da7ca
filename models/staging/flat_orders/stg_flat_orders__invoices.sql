-- One row per order id of the export: its totals, and the buyer as its first line that names one.
{{ config(enabled=is_listed(helps=true), materialized='table') }}

with

lines as (
    select * from {{ ref('stg_flat_orders__lines') }}
),

usable as (
    select * from lines
    where lines.reject_reason is null
),

totals as (
    select
        usable.order_id,
        min(usable.ordered_at) as ordered_at,
        cast(sum(usable.gross_amount) as decimal(18, 4)) as gross_amount,
        cast(sum(usable.discount_amount) as decimal(18, 4)) as discount_amount
    from usable
    group by usable.order_id
),

ranked as (
    select
        usable.*,
        row_number() over (
            partition by usable.order_id
            order by
                case
                    when coalesce(usable.user_id, usable.email, usable.phone) is null then 1
                    else 0
                end,
                usable.ordered_at,
                usable.line_id
        ) as line_rank
    from usable
),

invoices as (
    select
        ranked.order_id,
        ranked.kind,
        totals.ordered_at,
        ranked.user_id,
        ranked.email,
        ranked.phone,
        ranked.country,
        ranked.currency,
        ranked.channel,
        totals.gross_amount,
        totals.discount_amount,
        totals.gross_amount - coalesce(totals.discount_amount, 0) as net_amount
    from ranked
    inner join totals
        on ranked.order_id = totals.order_id
    where ranked.line_rank = 1
)

select * from invoices
