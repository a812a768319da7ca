-- Whose each usable identifier is, and within which neighbourhood that was decided.
{{ keep_rows('identifier_key', ['int_identity__dirty_identifiers']) }}
{{ built_after(['int_identity__run_changes', 'int_identity__ledger']) }}

with

resolved as (
    select * from {{ ref('int_identity__resolved_identifiers') }}
),

customers as (
    select
        resolved.identifier_key,
        resolved.identifier_type,
        resolved.identifier_value,
        resolved.customer_id,
        resolved.neighbourhood_key,
        resolved.first_seen_at,
        resolved.last_seen_at
    from resolved
)

select * from customers
