-- What was decided in the builds before this one.
{{ config(materialized='ephemeral') }}

{{ last_rows(
    'int_experiments__assignments',
    ['customer_id', 'experiment', 'arm', 'stratum'],
    ['assigned_at', 'recorded_at']
) }}
