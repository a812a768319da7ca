{%- set columns = ['table_name', 'reason', 'record_id', 'raw_record'] %}

with

unreadable as (
    select * from {{ ref('int_feeds__unreadable') }}
),

feed_rejects as (
    select * from {{ ref('int_feeds__rejected') }}
),

rejected_records as (
    select
        source,
        {{ columns | join(',\n        ') }}
    from feed_rejects
    union all
    select
        source,
        {{ columns | join(',\n        ') }}
    from unreadable
    {% for name in var('rejected_records') %}
    union all
    select
        '{{ source_of(name) }}' as source,
        {{ columns | join(',\n        ') }}
    from {{ ref(name) }}
    {% endfor %}
)

select * from rejected_records
