-- The identifiers on these sightings.
{{ config(materialized='ephemeral') }}

{{ last_rows('int_identity__identifiers', ['sighting_key', 'identifier_key']) }}
