-- Who is in which arm, by who they are now: of two who turned out to be one, the arm that was given
-- first counts.
with

assignments as (
    select * from {{ ref('int_experiments__assignments') }}
),

arms as (
    select * from {{ ref('int_experiments__arms') }}
),

identifiers as (
    select * from {{ ref('customer_identifiers') }}
),

ranked as (
    select
        assignments.experiment,
        identifiers.customer_id,
        assignments.arm,
        assignments.stratum,
        assignments.assigned_at,
        row_number() over (
            partition by
                assignments.experiment,
                identifiers.customer_id
            order by
                assignments.assigned_at,
                assignments.recorded_at,
                assignments.customer_id
        ) as age_rank
    from assignments
    inner join identifiers
        on assignments.customer_id = identifiers.identifier_key
    where assignments.assigned_at <= {{ as_of() }}
),

experiment_assignments as (
    select
        ranked.experiment,
        ranked.customer_id,
        ranked.arm,
        arms.is_control,
        ranked.stratum,
        ranked.assigned_at
    from ranked
    -- who was left out has no arm
    inner join arms
        on
            ranked.experiment = arms.experiment
            and ranked.arm = arms.arm
    where ranked.age_rank = 1
)

select * from experiment_assignments
