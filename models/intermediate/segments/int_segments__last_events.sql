-- Who entered and left so far, as the last run left it.
{{ config(materialized='ephemeral') }}

{{ last_rows('segment_events', ['segment_name', 'customer_id', 'event'], ['evaluated_at']) }}
