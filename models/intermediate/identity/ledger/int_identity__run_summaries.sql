-- One row for every run: how many there are, and what became of them in it. Rows are only added.
{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}

with

run as (
    select * from {{ ref('int_identity__run') }}
),

changes as (
    select * from {{ ref('int_identity__run_changes') }}
),

customers as (
    select * from {{ ref('int_identity__customers') }}
),

latest as (
    {%- if is_incremental() %}
    select coalesce(max(run_number), 0) as run_number
    from {{ this }}
    {%- else %}
    select 0 as run_number
    {%- endif %}
),

sizes as (
    select
        customers.customer_id,
        count(*) as identifier_count
    from customers
    group by customers.customer_id
),

totals as (
    select
        count(*) as customer_count,
        coalesce(sum(sizes.identifier_count), 0) as identifier_count,
        coalesce(max(sizes.identifier_count), 0) as largest_identifier_count
    from sizes
),

summaries as (
    select
        cast(latest.run_number + 1 as {{ dbt.type_bigint() }}) as run_number,
        run.run_id,
        {{ as_of() }} as recorded_at,
        run.is_whole,
        cast(totals.customer_count as {{ dbt.type_bigint() }}) as customer_count,
        cast(totals.identifier_count as {{ dbt.type_bigint() }}) as identifier_count,
        cast(
            totals.largest_identifier_count as {{ dbt.type_bigint() }}
        ) as largest_identifier_count,
        cast(changes.former_customer_count as {{ dbt.type_bigint() }}) as former_customer_count,
        cast(changes.minted_count as {{ dbt.type_bigint() }}) as minted_count,
        cast(changes.merged_into_count as {{ dbt.type_bigint() }}) as merged_into_count,
        cast(changes.split_from_count as {{ dbt.type_bigint() }}) as split_from_count,
        cast(changes.renamed_count as {{ dbt.type_bigint() }}) as renamed_count,
        cast(changes.retired_count as {{ dbt.type_bigint() }}) as retired_count,
        cast(changes.moved_identifier_count as {{ dbt.type_bigint() }}) as moved_identifier_count
    from totals
    cross join run
    cross join changes
    cross join latest
)

select * from summaries
