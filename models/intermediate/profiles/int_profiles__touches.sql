-- The first and the last visit of each customer or visitor that came from a campaign, and when
-- that was: a visit may have begun, and somebody have bought, before they came by it.
{%- set columns = {
    'at': 'arrived_at', 'source': 'utm_source', 'medium': 'utm_medium', 'campaign': 'utm_campaign',
} %}
with

sessions as (
    select * from {{ ref('customer_sessions') }}
    where utm_source is not null
),

ranked as (
    select
        sessions.*,
        row_number() over (
            partition by sessions.customer_id
            order by sessions.session_number
        ) as first_rank,
        row_number() over (
            partition by sessions.customer_id
            order by sessions.session_number desc
        ) as last_rank
    from sessions
),

touches as (
    select
        {% for place in ['first', 'last'] -%}
        {%- for name, column in columns.items() -%}
        max(case when ranked.{{ place }}_rank = 1 then ranked.{{ column }} end)
            as {{ place }}_touch_{{ name }},
        {% endfor -%}
        {%- endfor -%}
        ranked.customer_id
    from ranked
    where
        ranked.first_rank = 1
        or ranked.last_rank = 1
    group by ranked.customer_id
)

select * from touches
