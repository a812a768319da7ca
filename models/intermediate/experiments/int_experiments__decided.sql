-- Everybody about whom an experiment has decided before, with who they are now: a customer_id is
-- the key of an identifier, and whose that is the identity map says.
with

last_assignments as (
    select * from {{ ref('int_experiments__last_assignments') }}
),

identifiers as (
    select * from {{ ref('customer_identifiers') }}
),

decided as (
    select
        last_assignments.experiment,
        last_assignments.customer_id,
        identifiers.customer_id as present_customer_id,
        last_assignments.stratum,
        last_assignments.recorded_at
    from last_assignments
    left join identifiers
        on last_assignments.customer_id = identifiers.identifier_key
)

select * from decided
