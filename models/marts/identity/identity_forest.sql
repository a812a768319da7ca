-- Why identifiers are one customer's: of all links just those that hold each customer together, the
-- strongest there are. Between any two identifiers of a customer there is one path.
{{ built_after(['int_identity__finished']) }}

with

edges as (
    select * from {{ ref('int_identity__kept_edges') }}
),

identity_forest as (
    select
        edges.low_customer_id as customer_id,
        edges.low_identifier_type,
        edges.low_identifier_value,
        edges.high_identifier_type,
        edges.high_identifier_value,
        edges.tier,
        edges.strength_rank,
        edges.sighting_count,
        edges.is_bridge,
        edges.first_seen_at,
        edges.feed,
        edges.source,
        edges.record_id,
        edges.recorded_at
    from edges
    where edges.is_spanning
)

select * from identity_forest
