-- Of every feed that can name people, every row is in customer_events, once.
with

on_the_timeline as (
    select
        events.feed,
        count(*) as row_count
    from {{ ref('customer_events') }} as events
    group by events.feed
),

fed as (
    {% for name in feeds_with_people() -%}
    select
        '{{ name }}' as feed,
        count(*) as row_count
    from {{ ref('int_feeds__' ~ name) }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select
    fed.feed,
    fed.row_count,
    on_the_timeline.row_count as rows_on_the_timeline
from fed
left join on_the_timeline
    on fed.feed = on_the_timeline.feed
where fed.row_count != coalesce(on_the_timeline.row_count, 0)
