-- What became of every customer_id that was ever published. Rows are only added: --full-refresh
-- does not touch them, and a build of a past day, or one that changes nothing, adds none. Written
-- before the customers are, so that nothing is published that is not noted here.
{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}
-- depends_on: {{ ref('int_identity__run_changes') }}

with

run as (
    select * from {{ ref('int_identity__run') }}
),

successions as (
    select * from {{ ref('int_identity__successions') }}
),

written as (
    {%- if is_incremental() %}
    select * from {{ this }}
    {%- else %}
    select
        successions.customer_id,
        successions.event,
        successions.other_customer_id,
        {{ as_of() }} as recorded_at,
        0 as run_number
    from successions
    where 1 = 0
    {%- endif %}
),

ranked as (
    select
        written.customer_id,
        written.event,
        written.other_customer_id,
        row_number() over (
            partition by written.customer_id
            order by written.run_number desc
        ) as recency_rank
    from written
),

latest as (
    select
        coalesce(max(written.run_number), 0) as run_number,
        coalesce(max(written.recorded_at), {{ as_of() }}) as recorded_at
    from written
),

-- what is news: not what a run that broke off has noted already
news as (
    select successions.*
    from successions
    left join ranked
        on
            successions.customer_id = ranked.customer_id
            and ranked.recency_rank = 1
    where
        ranked.customer_id is null
        or successions.event != ranked.event
        or successions.other_customer_id != ranked.other_customer_id
),

ledger as (
    select
        news.customer_id,
        news.event,
        news.other_customer_id,
        {{ as_of() }} as recorded_at,
        cast(latest.run_number + 1 as {{ dbt.type_bigint() }}) as run_number,
        run.run_id,
        news.tier,
        news.low_key,
        news.high_key,
        news.linked_at
    from news
    cross join run
    cross join latest
    where {{ as_of() }} >= latest.recorded_at
)

select * from ledger
