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

{% if is_incremental() -%}
written as (
    select * from {{ this }}
),

latest as (
    select coalesce(max(written.run_number), 0) as run_number
    from written
),
{%- else -%}
latest as (
    select 0 as run_number
),
{%- endif %}

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
        {% for name in [
            'totals.customer_count', 'totals.identifier_count', 'totals.largest_identifier_count',
            'changes.former_customer_count', 'changes.minted_count', 'changes.merged_into_count',
            'changes.split_from_count', 'changes.renamed_count', 'changes.retired_count',
            'changes.moved_identifier_count'
        ] -%}
        cast({{ name }} as {{ dbt.type_bigint() }}) as {{ name.split('.')[1] }}
        {{- ',' if not loop.last }}
        {% endfor %}
    from totals
    cross join run
    cross join changes
    cross join latest
)

select * from summaries
