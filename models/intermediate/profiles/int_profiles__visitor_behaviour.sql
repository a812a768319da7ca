-- What each anonymous visitor looked at, from where, and how far they went.
{%- set last_of = ['product_id', 'category', 'country', 'region'] %}
with

events as (
    select * from {{ ref('int_feeds__events') }}
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

visitors as (
    select * from {{ ref('int_profiles__customers') }}
    where not is_known
),

linked as (
    select
        visitors.customer_id,
        events.occurred_at,
        events.event_name,
        events.device_type,
        {% for column in last_of -%}
        events.{{ column }},
        {% endfor -%}
        {{ row_fingerprint(['events.source', 'events.event_id']) | indent(8) }} as event_key
    from events
    inner join sighting_customers
        on events.sighting_key = sighting_customers.sighting_key
    inner join visitors
        on sighting_customers.customer_id = visitors.customer_id
),

ranked as (
    select
        {% for column in last_of -%}
        row_number() over (
            partition by linked.customer_id
            order by
                case when linked.{{ column }} is null then 1 else 0 end,
                linked.occurred_at desc,
                linked.event_key desc
        ) as {{ column }}_rank,
        {% endfor -%}
        row_number() over (
            partition by linked.customer_id
            order by
                case when linked.device_type is null then 1 else 0 end,
                linked.occurred_at,
                linked.event_key
        ) as device_type_rank,
        linked.*
    from linked
),

summed as (
    select
        ranked.customer_id,
        max(ranked.occurred_at) as last_event_at,
        count(*) as event_count,
        sum(case when ranked.event_name = 'Page Viewed' then 1 else 0 end) as page_view_count,
        count(distinct ranked.product_id) as product_count,
        count(distinct ranked.category) as category_count,
        {% for column in last_of -%}
        max(case when ranked.{{ column }}_rank = 1 then ranked.{{ column }} end)
            as last_{{ column }},
        {% endfor -%}
        max(case when ranked.device_type_rank = 1 then ranked.device_type end) as device_type,
        max(case when ranked.event_name = 'Product Viewed' then 1 else 0 end) as has_viewed,
        max(case when ranked.event_name = 'Product Added' then 1 else 0 end) as has_added,
        max(case when ranked.event_name = 'Checkout Started' then 1 else 0 end) as has_checkout
    from ranked
    group by ranked.customer_id
),

behaviour as (
    select
        summed.*,
        case
            when summed.has_checkout = 1 then 'checkout_started'
            when summed.has_added = 1 then 'product_added'
            when summed.has_viewed = 1 then 'product_viewed'
            else 'visited'
        end as depth
    from summed
)

select * from behaviour
