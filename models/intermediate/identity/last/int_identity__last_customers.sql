-- Whose each identifier was.
{{ config(materialized='ephemeral') }}

{{ last_rows(
    'int_identity__customers',
    ['identifier_key', 'identifier_type', 'customer_id', 'neighbourhood_key'],
    ['first_seen_at']
) }}
