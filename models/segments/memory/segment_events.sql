-- Who entered and left each segment, and why. Rows are only added: --full-refresh does not touch
-- them. Written before the evaluations are, so that a run that broke off between is known by events
-- later than any evaluation.
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    full_refresh=false,
    on_schema_change='append_new_columns'
) }}

with

changes as (
    select * from {{ ref('int_segments__changes') }}
),

evaluation as (
    select * from {{ ref('int_segments__evaluation') }}
),

last_evaluations as (
    select * from {{ ref('int_segments__last_evaluations') }}
),

latest as (
    select max(last_evaluations.evaluated_at) as evaluated_at
    from last_evaluations
),

segment_events as (
    select
        changes.segment_name,
        changes.customer_id,
        changes.event,
        changes.reason,
        changes.evaluated_at,
        changes.entered_at,
        changes.definition_hash
    from changes
    cross join evaluation
    cross join latest
    where
        evaluation.is_recorded
        and (latest.evaluated_at is null or changes.evaluated_at > latest.evaluated_at)
)

select * from segment_events
