-- The last run that began to write.
{{ config(materialized='ephemeral') }}

{{ last_rows('int_identity__begun', ['run_id']) }}
