-- The pairs that were likely one person's.
{{ config(materialized='ephemeral') }}

{{ last_rows('int_identity__kept_likely_links', ['low_key', 'high_key'], ['first_seen_at']) }}
