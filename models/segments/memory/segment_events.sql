-- Who entered and left each segment, and why. Rows are only added: --full-refresh does not touch
-- them. Written before the evaluations are, so that a run that broke off between is known by events
-- later than any evaluation. What is noted already is not noted twice: this model alone, run again,
-- reads the changes of the run before.
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

noted as (
    select * from {{ ref('int_segments__last_events') }}
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
    left join noted
        on
            changes.segment_name = noted.segment_name
            and changes.customer_id = noted.customer_id
            and changes.event = noted.event
            and changes.evaluated_at = noted.evaluated_at
    where
        evaluation.is_recorded
        and noted.segment_name is null
)

select * from segment_events
