-- Which segments are largely the same people?
with

pairs as (
    select * from {{ ref('segment_overlaps') }}
),

alike as (
    select
        pairs.segment_name,
        pairs.other_segment_name,
        pairs.common_count as shared_count,
        pairs.jaccard
    from pairs
    where pairs.common_count > 0
)

select * from alike
order by jaccard desc
