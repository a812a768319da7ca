-- Rows that syncs have brought to their destinations, by whom they are about. A sync's key may be
-- any column; only where it is the customer_id can a row be told to be somebody's.
with

delivered as (
    {{ delivered_rows() }}
),

identifiers as (
    select * from {{ ref('customer_identifiers') }}
),

deliveries as (
    select
        delivered.sync,
        identifiers.customer_id,
        delivered.acknowledged_at
    from delivered
    inner join identifiers
        on delivered.key_value = identifiers.identifier_key
    where
        delivered.operation != 'remove'
        and delivered.acknowledged_at <= {{ as_of() }}
    group by
        delivered.sync,
        identifiers.customer_id,
        delivered.acknowledged_at
)

select * from deliveries
