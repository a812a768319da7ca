-- What data do we have, what is missing, is it enough: feed by feed, those that nobody fills too.
{%- set needed_for = {
    'events': 'visits, interest before a purchase, visitors without a name',
    'orders': 'purchases, revenue, recency and frequency',
    'order_lines': 'which products people buy',
    'refunds': 'net revenue, who sends things back',
    'products': 'names, categories and margins of what is bought',
    'contacts': 'names and addresses, who a record belongs to',
    'consents': 'whom we may write to',
    'messages': 'engagement with mails, over-mailed customers',
    'tickets': 'complaints, satisfaction, customers to leave in peace'
} %}

with

coverage as (
    select * from {{ ref('int_feeds__coverage') }}
),

rejected as (
    select * from {{ ref('int_feeds__rejected') }}
),

feeds as (
    {% for feed in feed_names() %}
    select
        '{{ feed }}' as feed,
        {{ 'true' if feed_columns(feed).time else 'false' }} as has_time,
        '{{ needed_for[feed] }}' as needed_for
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

models as (
    select
        coverage.feed,
        coverage.source,
        coverage.model_name,
        max(coverage.row_count) as row_count,
        max(coverage.identified_count) as identified_count,
        min(coverage.first_at) as first_at,
        max(coverage.last_at) as last_at
    from coverage
    group by
        coverage.feed,
        coverage.source,
        coverage.model_name
),

brought as (
    select
        models.feed,
        count(distinct case when models.row_count > 0 then models.source end) as source_count,
        sum(models.row_count) as row_count,
        sum(models.identified_count) as identified_count,
        min(models.first_at) as first_at,
        max(models.last_at) as last_at
    from models
    group by models.feed
),

set_aside as (
    select
        rejected.feed,
        count(*) as set_aside_count
    from rejected
    group by rejected.feed
),

counted as (
    select
        feeds.feed,
        feeds.has_time,
        feeds.needed_for,
        cast(coalesce(brought.source_count, 0) as {{ dbt.type_bigint() }}) as source_count,
        cast(coalesce(brought.row_count, 0) as {{ dbt.type_bigint() }}) as row_count,
        cast(coalesce(set_aside.set_aside_count, 0) as {{ dbt.type_bigint() }}) as set_aside_count,
        brought.first_at,
        brought.last_at,
        {{ days_between('cast(brought.last_at as date)', as_of_date()) }} as age_days,
        {{ share_of('brought.identified_count', 'brought.row_count') | indent(8) }}
            as identified_share
    from feeds
    left join brought on feeds.feed = brought.feed
    left join set_aside on feeds.feed = set_aside.feed
),

feed_coverage as (
    select
        counted.feed,
        counted.source_count,
        counted.row_count,
        counted.set_aside_count,
        counted.first_at,
        counted.last_at,
        counted.age_days,
        counted.identified_share,
        case
            when counted.row_count <= counted.set_aside_count then 'no data'
            when counted.has_time and counted.age_days > {{ var('stale_after_days') }} then 'stale'
            else 'good'
        end as status,
        counted.needed_for
    from counted
)

select * from feed_coverage
