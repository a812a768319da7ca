-- Rows of raw tables with a text that is no value of its column's type: no staging model sees them.
-- Rows alike in every column are numbered.
{%- for feed in feed_names() %}{% for name in var('feed_' ~ feed) %}
-- depends_on: {{ ref(name) }}
{%- endfor %}{% endfor %}

with

unreadable as (
    {% for table in text_tables() %}
    {{ unreadable_rows(table) | indent(4) }}
    {{ 'union all' if not loop.last }}
    {% else %}
    select
        cast(null as {{ dbt.type_string() }}) as source,
        cast(null as {{ dbt.type_string() }}) as table_name,
        cast(null as {{ dbt.type_string() }}) as reason,
        cast(null as {{ dbt.type_string() }}) as record_hash,
        cast(null as {{ dbt.type_string() }}) as raw_record
    where 1 = 0
    {% endfor %}
),

numbered as (
    select
        unreadable.source,
        unreadable.table_name,
        unreadable.reason,
        unreadable.record_hash || '-' || cast(
            row_number() over (
                partition by unreadable.source, unreadable.table_name, unreadable.record_hash
                order by unreadable.record_hash
            ) as {{ dbt.type_string() }}
        ) as record_id,
        unreadable.raw_record
    from unreadable
)

select * from numbered
