-- Who was given which arm, once and for all; no arm: left out, because the shares leave room. Rows
-- are only added, by a build of today: --full-refresh does not touch them, and one of a past day
-- adds none. Without strata an arm follows from the customer_id alone. Within strata newcomers take
-- the next places, in the order of their hashes; the places walk round the buckets in steps of
-- nearly the golden section, which keeps every share after every newcomer.
{{ config(materialized='incremental', incremental_strategy='append', full_refresh=false) }}

with

candidates as (
    select * from {{ ref('int_experiments__candidates') }}
),

last_assignments as (
    select * from {{ ref('int_experiments__last_assignments') }}
),

identifiers as (
    select * from {{ ref('customer_identifiers') }}
),

arms as (
    select * from {{ ref('int_experiments__arms') }}
),

-- a customer_id is the key of an identifier: whose that is by now the identity map says
decided as (
    select
        last_assignments.experiment,
        identifiers.customer_id
    from last_assignments
    inner join identifiers
        on last_assignments.customer_id = identifiers.identifier_key
    group by
        last_assignments.experiment,
        identifiers.customer_id
),

latest as (
    select coalesce(max(last_assignments.recorded_at), {{ as_of() }}) as recorded_at
    from last_assignments
),

filled as (
    select
        last_assignments.experiment,
        {{ dbt.hash("coalesce(last_assignments.stratum, '')") }} as stratum_key,
        count(*) as place_count
    from last_assignments
    group by
        last_assignments.experiment,
        {{ dbt.hash("coalesce(last_assignments.stratum, '')") }}
),

newcomers as (
    select
        candidates.*,
        {{ dbt.hash("coalesce(candidates.stratum, '')") }} as stratum_key,
        {{ dbt.hash('candidates.salt || candidates.customer_id') }} as draw
    from candidates
    left join decided
        on
            candidates.experiment = decided.experiment
            and candidates.customer_id = decided.customer_id
    where decided.experiment is null
),

placed as (
    select
        newcomers.*,
        coalesce(filled.place_count, 0) + row_number() over (
            partition by
                newcomers.experiment,
                newcomers.stratum_key
            order by
                newcomers.draw,
                newcomers.customer_id
        ) as place
    from newcomers
    left join filled
        on
            newcomers.experiment = filled.experiment
            and newcomers.stratum_key = filled.stratum_key
),

drawn as (
    select
        placed.*,
        case
            when placed.stratify_by is null
                then {{ bucket('placed.customer_id', 'placed.salt') | indent(16) }}
            else (
                {{ bucket('placed.stratum_key', 'placed.salt') | indent(16) }}
                + place * 6181
            ) % 10000
        end as bucket
    from placed
),

assignments as (
    select
        drawn.experiment,
        drawn.customer_id,
        arms.arm,
        drawn.stratum,
        cast(drawn.bucket as {{ dbt.type_int() }}) as bucket,
        drawn.assigned_at,
        {{ as_of() }} as recorded_at
    from drawn
    cross join latest
    left join arms
        on
            drawn.experiment = arms.experiment
            and drawn.bucket >= arms.first_bucket
            and drawn.bucket < arms.end_bucket
    where
        {{ as_of() }} >= latest.recorded_at
        and {{ as_of() }} < {{ tomorrow() }}
)

select * from assignments
