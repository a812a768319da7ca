-- Links that were not made, because they, or all links of their tier together, would have joined
-- more than one person may have.
{{ built_after(['int_identity__finished']) }}

with

edges as (
    select * from {{ ref('int_identity__kept_edges') }}
),

conflicts as (
    select
        edges.low_identifier_type,
        edges.low_identifier_value,
        edges.low_customer_id,
        edges.high_identifier_type,
        edges.high_identifier_value,
        edges.high_customer_id,
        edges.tier,
        edges.first_seen_at,
        edges.sighting_count,
        edges.limit_name
    from edges
    where edges.limit_name is not null
)

select * from conflicts
