-- What was noted of each customer_id so far, the newest word last.
{{ config(materialized='ephemeral') }}

{{ last_rows(
    'int_identity__ledger',
    ['customer_id', 'event', 'other_customer_id', 'entry_number'],
    ['recorded_at']
) }}
