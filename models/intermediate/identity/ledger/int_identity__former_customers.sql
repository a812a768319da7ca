-- Of the customers that this run works out anew, whose each identifier was and whose it is.
with

last_customers as (
    select * from {{ ref('int_identity__last_customers') }}
),

dirty as (
    select * from {{ ref('int_identity__dirty_identifiers') }}
),

run as (
    select * from {{ ref('int_identity__run') }}
),

resolved as (
    select * from {{ ref('int_identity__resolved_identifiers') }}
),

in_scope as (
    select last_customers.*
    from last_customers
    inner join dirty
        on last_customers.identifier_key = dirty.identifier_key
    inner join run
        on not run.is_whole
    union all
    select last_customers.*
    from last_customers
    inner join run
        on run.is_whole
),

former as (
    select
        coalesce(resolved.identifier_key, in_scope.identifier_key) as identifier_key,
        coalesce(resolved.first_seen_at, in_scope.first_seen_at) as first_seen_at,
        in_scope.customer_id as former_id,
        resolved.customer_id
    from resolved
    full outer join in_scope
        on resolved.identifier_key = in_scope.identifier_key
)

select * from former
