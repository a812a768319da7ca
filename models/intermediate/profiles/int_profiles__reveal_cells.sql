-- What became within 30 days of those who were anonymous at the start of them, kind by kind: in
-- each of the last six stretches of 30 days. Only what was known at the start tells the kind.
{%- set stretches = range(30, 210, 30) %}
with

browsers as (
    select * from {{ ref('int_profiles__browsers') }}
),

orders as (
    select * from {{ ref('customer_orders') }}
    where
        status = 'paid'
        and currency = '{{ var("reporting_currency") }}'
),

stretches as (
    {% for days in stretches -%}
    select
        {{ days }} as days_ago,
        {{ as_of() }} - interval '{{ days }} days' as starts_at,
        {{ as_of() }} - interval '{{ days - 30 }} days' as ends_at
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

anonymous as (
    select
        browsers.customer_id,
        stretches.days_ago,
        stretches.starts_at,
        stretches.ends_at,
        case
            when browsers.checkout_started_at <= stretches.starts_at then 'checkout_started'
            when browsers.product_added_at <= stretches.starts_at then 'product_added'
            when browsers.product_viewed_at <= stretches.starts_at then 'product_viewed'
            else 'visited'
        end as depth,
        case
            when
                coalesce(
                    case stretches.days_ago
                        {% for days in stretches -%}
                        when {{ days }} then browsers.last_seen_{{ days }}_days_ago
                        {% endfor -%}
                    end,
                    browsers.first_seen_at
                ) > stretches.starts_at - interval '30 days'
                then 1
            else 0
        end as is_recent,
        case when browsers.utm_source_at <= stretches.starts_at then browsers.utm_source end
            as source,
        case when browsers.device_type_at <= stretches.starts_at then browsers.device_type end
            as device_type,
        case when browsers.revealed_at <= stretches.ends_at then browsers.revealed_at end
            as revealed_at,
        {{ row_fingerprint(['browsers.identifier_type', 'browsers.identifier_value']) | indent(8) }}
            as browser_key
    from browsers
    inner join stretches
        on
            browsers.first_seen_at <= stretches.starts_at
            and (browsers.revealed_at is null or browsers.revealed_at > stretches.starts_at)
),

-- what somebody buys who was revealed in two browsers is bought once
ranked as (
    select
        anonymous.*,
        row_number() over (
            partition by
                anonymous.customer_id,
                anonymous.days_ago
            order by
                case when anonymous.revealed_at is null then 1 else 0 end,
                anonymous.revealed_at,
                anonymous.browser_key
        ) as reveal_rank
    from anonymous
),

-- the shop may write down the order that reveals them before the web site does
bought as (
    select
        ranked.customer_id,
        ranked.days_ago,
        sum(orders.net_amount - orders.refunded_amount) as amount
    from ranked
    inner join orders
        on
            ranked.customer_id = orders.customer_id
            and ranked.starts_at < orders.ordered_at
            and ranked.ends_at >= orders.ordered_at
            and ranked.revealed_at < orders.ordered_at + interval '1 days'
    where ranked.reveal_rank = 1
    group by
        ranked.customer_id,
        ranked.days_ago
    having sum(orders.net_amount - orders.refunded_amount) > 0
),

cells as (
    select
        ranked.is_recent,
        ranked.depth,
        ranked.source,
        ranked.device_type,
        count(*) as visitor_count,
        count(ranked.revealed_at) as revealed_count,
        count(bought.customer_id) as buyer_count,
        cast(coalesce(sum(bought.amount), 0) as decimal(28, 4)) as amount
    from ranked
    left join bought
        on
            ranked.customer_id = bought.customer_id
            and ranked.days_ago = bought.days_ago
            and ranked.reveal_rank = 1
    group by
        ranked.is_recent,
        ranked.depth,
        ranked.source,
        ranked.device_type
)

select * from cells
