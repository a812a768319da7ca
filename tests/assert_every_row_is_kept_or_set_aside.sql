-- Every row that a staging model brings is in its feed, once or as a copy, or is set aside.
with

brought as (
    select
        feed,
        source,
        model_name,
        max(row_count) as row_count
    from {{ ref('int_feeds__coverage') }}
    group by
        feed,
        source,
        model_name
),

brought_by_source as (
    select
        feed,
        source,
        sum(row_count) as row_count
    from brought
    group by
        feed,
        source
),

accounted as (
    {% for feed in feed_names() %}
    select
        '{{ feed }}' as feed,
        source,
        copy_count as row_count
    from {{ ref('int_feeds__' ~ feed) }}
    union all
    {% endfor %}
    select
        feed,
        source,
        1 as row_count
    from {{ ref('int_feeds__rejected') }}
),

accounted_by_source as (
    select
        feed,
        source,
        sum(row_count) as row_count
    from accounted
    group by
        feed,
        source
)

select
    brought_by_source.feed,
    brought_by_source.source,
    brought_by_source.row_count as brought_count,
    accounted_by_source.row_count as accounted_count
from brought_by_source
left join accounted_by_source
    on
        brought_by_source.feed = accounted_by_source.feed
        and brought_by_source.source = accounted_by_source.source
where brought_by_source.row_count != coalesce(accounted_by_source.row_count, 0)
