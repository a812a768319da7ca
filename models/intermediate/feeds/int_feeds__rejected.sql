-- The rows that staging models bring and no feed can use. Rows alike in every column are numbered.
{%- set filled = [] %}
{%- for feed in feed_names() if var('feed_' ~ feed) %}{% do filled.append(feed) %}{% endfor %}

with

rejects as (
    {% for feed in filled %}
    {{ feed_rejects(feed) | indent(4) }}
    {{ 'union all' if not loop.last }}
    {% else %}
    select
        cast(null as {{ dbt.type_string() }}) as source,
        cast(null as {{ dbt.type_string() }}) as feed,
        cast(null as {{ dbt.type_string() }}) as table_name,
        cast(null as {{ dbt.type_string() }}) as reason,
        cast(null as {{ dbt.type_string() }}) as record_hash,
        cast(null as {{ dbt.type_string() }}) as raw_record
    where 1 = 0
    {% endfor %}
),

numbered as (
    select
        rejects.source,
        rejects.feed,
        rejects.table_name,
        rejects.reason,
        rejects.record_hash || '-' || cast(
            row_number() over (
                partition by rejects.table_name, rejects.record_hash
                order by rejects.record_hash
            ) as {{ dbt.type_string() }}
        ) as record_id,
        rejects.raw_record
    from rejects
)

select * from numbered
