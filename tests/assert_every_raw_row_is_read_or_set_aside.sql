-- Of a table landed as text, every row is read by its staging models or is set aside.
with

set_aside as (
    select * from {{ ref('int_feeds__unreadable') }}
),

counted as (
    {% for table in text_tables() %}
    {%- set source_name, table_name = table.described.source_name, table.described.name %}
    select
        '{{ source_name }}' as source,
        '{{ table_name }}' as table_name,
        (select count(*) from {{ source(source_name, table_name) }}) as landed_count,
        (select count(*) from {{ source_table(source_name, table_name) }}) as read_count
    union all
    {% endfor %}
    select
        cast(null as {{ dbt.type_string() }}) as source,
        cast(null as {{ dbt.type_string() }}) as table_name,
        cast(null as {{ dbt.type_bigint() }}) as landed_count,
        cast(null as {{ dbt.type_bigint() }}) as read_count
    where 1 = 0
),

set_aside_by_table as (
    select
        source,
        table_name,
        count(*) as row_count
    from set_aside
    group by
        source,
        table_name
)

select
    counted.source,
    counted.table_name,
    counted.landed_count,
    counted.read_count,
    set_aside_by_table.row_count as set_aside_count
from counted
left join set_aside_by_table
    on
        counted.source = set_aside_by_table.source
        and counted.table_name = set_aside_by_table.table_name
where counted.landed_count != counted.read_count + coalesce(set_aside_by_table.row_count, 0)
