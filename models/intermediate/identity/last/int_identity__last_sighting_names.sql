-- The given names on these sightings.
{{ config(materialized='ephemeral') }}

{{ last_rows('int_identity__kept_sighting_names', ['sighting_key', 'given_name']) }}
