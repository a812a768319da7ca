-- What became of every customer_id that was ever published. Rows are only added: --full-refresh does
-- not touch them, and a build of a past day, or one that changes nothing, adds none. Written before
-- the customers are, so that nothing is published that is not noted here.
{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}
-- depends_on: {{ ref('int_identity__run_changes') }}

with

run as (
    select * from {{ ref('int_identity__run') }}
),

successions as (
    select * from {{ ref('int_identity__successions') }}
),

{% if is_incremental() -%}
written as (
    select * from {{ this }}
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
        max(written.recorded_at) as recorded_at
    from written
),
{%- else -%}
latest as (
    select
        0 as run_number,
        cast(null as {{ dbt.type_timestamp() }}) as recorded_at
),
{%- endif %}

noted as (
    select
        successions.customer_id,
        successions.event,
        successions.other_customer_id,
        {{ as_of() }} as recorded_at,
        cast(latest.run_number + 1 as {{ dbt.type_bigint() }}) as run_number,
        run.run_id,
        successions.tier,
        successions.low_key,
        successions.high_key,
        successions.linked_at
    from successions
    cross join run
    cross join latest
    {%- if is_incremental() %}
    left join ranked
        on
            successions.customer_id = ranked.customer_id
            and ranked.recency_rank = 1
    {%- endif %}
    where
        (latest.recorded_at is null or {{ as_of() }} >= latest.recorded_at)
        {%- if is_incremental() %}
        -- not what a run that broke off has noted already
        and (
            ranked.customer_id is null
            or successions.event != ranked.event
            or successions.other_customer_id != ranked.other_customer_id
        )
        {%- endif %}
)

select * from noted
