-- What became of every customer_id that was ever published. Rows are only added: --full-refresh
-- does not touch them. Written before the customers are, so that nothing is published that is not
-- noted here. A build of a past day is a question, and one of a day to come a mistake: neither adds
-- any.
{{ built_after(['int_identity__run_changes']) }}
{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}

with

run as (
    select * from {{ ref('int_identity__run') }}
),

news as (
    select * from {{ ref('int_identity__news') }}
),

last_ledger as (
    select * from {{ ref('int_identity__last_ledger') }}
),

latest as (
    select
        coalesce(
            max(cast(last_ledger.entry_number as {{ dbt.type_bigint() }})), 0
        ) as entry_number,
        coalesce(max(last_ledger.recorded_at), {{ as_of() }}) as recorded_at
    from last_ledger
),

ledger as (
    select
        news.customer_id,
        news.event,
        news.other_customer_id,
        {{ as_of() }} as recorded_at,
        cast(latest.entry_number + 1 as {{ dbt.type_bigint() }}) as entry_number,
        run.run_id,
        news.tier,
        news.low_key,
        news.high_key,
        news.linked_at
    from news
    cross join run
    cross join latest
    where {{ ledger_tells('latest.recorded_at') }}
)

select * from ledger
