-- What was done in each browser or app, that is on each cookie, or device where an event has no
-- cookie; and when each thing first was, so that others can tell what was known by any moment.
{{ built_after(['int_identity__finished']) }}
{%- set steps = {
    'product_viewed': 'Product Viewed', 'product_added': 'Product Added',
    'checkout_started': 'Checkout Started',
} %}
with

events as (
    select * from {{ ref('int_feeds__events') }}
),

identifiers as (
    select * from {{ ref('int_identity__identifiers') }}
),

reveals as (
    select * from {{ ref('int_profiles__reveals') }}
),

carried as (
    select
        identifiers.sighting_key,
        identifiers.identifier_type,
        identifiers.identifier_value,
        row_number() over (
            partition by identifiers.sighting_key
            order by
                identifiers.identifier_type,
                {{ dbt.hash('identifiers.identifier_value') }}
        ) as cookie_rank
    from identifiers
    where not ({{ names_somebody('identifiers.identifier_type') }})
),

linked as (
    select
        carried.identifier_type,
        carried.identifier_value,
        events.occurred_at,
        events.event_name,
        events.utm_source,
        events.device_type,
        {{ row_fingerprint(['events.source', 'events.event_id']) | indent(8) }} as event_key
    from events
    inner join carried
        on
            events.sighting_key = carried.sighting_key
            and carried.cookie_rank = 1
),

ranked as (
    select
        {% for column in ['utm_source', 'device_type'] -%}
        row_number() over (
            partition by
                linked.identifier_type,
                linked.identifier_value
            order by
                case when linked.{{ column }} is null then 1 else 0 end,
                linked.occurred_at,
                linked.event_key
        ) as {{ column }}_rank,
        {% endfor -%}
        linked.*
    from linked
),

summed as (
    select
        ranked.identifier_type,
        ranked.identifier_value,
        {% for column in ['utm_source', 'device_type'] -%}
        max(case when ranked.{{ column }}_rank = 1 then ranked.{{ column }} end) as {{ column }},
        max(
            case
                when ranked.{{ column }}_rank = 1 and ranked.{{ column }} is not null
                    then ranked.occurred_at
            end
        ) as {{ column }}_at,
        {% endfor -%}
        {% for step, name in steps.items() -%}
        min(case when ranked.event_name = '{{ name }}' then ranked.occurred_at end)
            as {{ step }}_at,
        {% endfor -%}
        {% for days in range(30, 210, 30) -%}
        max(
            case
                when ranked.occurred_at <= {{ as_of() }} - interval '{{ days }} days'
                    then ranked.occurred_at
            end
        ) as last_seen_{{ days }}_days_ago,
        {% endfor -%}
        max(ranked.occurred_at) as last_seen_at
    from ranked
    group by
        ranked.identifier_type,
        ranked.identifier_value
),

browsers as (
    select
        reveals.customer_id,
        reveals.first_seen_at,
        reveals.revealed_at,
        summed.*
    from summed
    inner join reveals
        on
            summed.identifier_type = reveals.identifier_type
            and summed.identifier_value = reveals.identifier_value
)

select * from browsers
