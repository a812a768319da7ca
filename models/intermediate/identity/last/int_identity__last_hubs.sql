-- The identifiers that too many shared.
{{ config(materialized='ephemeral') }}

{{ last_rows('int_identity__hubs', ['identifier_key', 'owner_type']) }}
