-- When segments were judged so far, and by which definitions.
{{ config(materialized='ephemeral') }}

{{ last_rows('segment_evaluations', ['segment_name', 'definition_hash'], ['evaluated_at']) }}
