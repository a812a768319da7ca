-- The sightings of which the kept tables were made.
{{ config(materialized='ephemeral') }}

{{ last_rows(
    'int_identity__kept_sightings',
    ['sighting_key', 'records_hash'],
    ['first_seen_at', 'last_seen_at']
) }}
