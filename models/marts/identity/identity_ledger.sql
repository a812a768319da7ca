-- What became of every customer_id that was ever published, the latest of it last.
with

ledger as (
    select * from {{ ref('int_identity__ledger') }}
),

identity_ledger as (
    select
        ledger.entry_number,
        ledger.recorded_at,
        ledger.customer_id,
        ledger.event,
        ledger.other_customer_id,
        ledger.tier,
        ledger.low_key as low_identifier_key,
        ledger.high_key as high_identifier_key,
        ledger.linked_at,
        ledger.run_id
    from ledger
)

select * from identity_ledger
