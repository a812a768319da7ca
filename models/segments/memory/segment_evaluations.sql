-- When each segment was judged, by which definition, and how many were in it. Rows are only added:
-- --full-refresh does not touch them.
{{ built_after(['segment_events']) }}
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    full_refresh=false,
    on_schema_change='append_new_columns'
) }}

with

evaluated as (
    select * from {{ ref('int_segments__evaluated') }}
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

segment_evaluations as (
    select
        evaluated.segment_name,
        evaluated.evaluated_at,
        evaluated.definition_hash,
        evaluated.member_count,
        evaluated.population_count
    from evaluated
    cross join evaluation
    cross join latest
    where
        evaluation.is_recorded
        and (latest.evaluated_at is null or evaluated.evaluated_at > latest.evaluated_at)
)

select * from segment_evaluations
