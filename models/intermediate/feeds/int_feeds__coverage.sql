-- What each staging model brings: counted where it comes in, before rows seen twice are dropped.
{%- set listed = [] %}
{%- for feed in feed_names() %}{% for name in var('feed_' ~ feed) %}
    {%- do listed.append([feed, name]) %}
{%- endfor %}{% endfor %}

with

coverage as (
    {% for feed, name in listed %}
    {{ column_counts(feed, name) | indent(4) }}
    {{ 'union all' if not loop.last }}
    {% else %}
    select
        cast(null as {{ dbt.type_string() }}) as source,
        cast(null as {{ dbt.type_string() }}) as feed,
        cast(null as {{ dbt.type_string() }}) as model_name,
        cast(null as {{ dbt.type_string() }}) as column_name,
        cast(null as {{ dbt.type_bigint() }}) as row_count,
        cast(null as {{ dbt.type_timestamp() }}) as first_at,
        cast(null as {{ dbt.type_timestamp() }}) as last_at,
        cast(null as {{ dbt.type_bigint() }}) as identified_count,
        cast(null as {{ dbt.type_bigint() }}) as filled_count
    where 1 = 0
    {% endfor %}
)

select * from coverage
