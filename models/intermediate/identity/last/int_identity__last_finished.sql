-- The last run that came to its end, and what was set in it.
{{ config(materialized='ephemeral') }}

{{ last_rows('int_identity__finished', ['run_id', 'setting_key']) }}
