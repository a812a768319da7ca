-- The demo shows somebody in each segment.
{{ config(enabled=var('demo') and var('as_of') is none) }}

with

segments as (
    select * from {{ ref('segments') }}
),

empty as (
    select segments.segment_name
    from segments
    where segments.member_count = 0
)

select * from empty
