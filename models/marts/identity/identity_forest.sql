-- Why identifiers are one customer's: of all links just those that hold each customer together, the
-- strongest there are. Between any two identifiers of a customer there is one path.
with

forest as (
    select * from {{ ref('int_identity__forest') }}
),

ranked_edges as (
    select * from {{ ref('int_identity__ranked_edges') }}
),

customers as (
    select * from {{ ref('int_identity__customers') }}
),

records as (
    select * from {{ ref('int_identity__forest_records') }}
),

identity_forest as (
    select
        low.customer_id,
        low.identifier_type as low_identifier_type,
        low.identifier_value as low_identifier_value,
        high.identifier_type as high_identifier_type,
        high.identifier_value as high_identifier_value,
        cast(ranked_edges.tier as {{ dbt.type_bigint() }}) as tier,
        ranked_edges.edge_rank as strength_rank,
        cast(ranked_edges.sighting_count as {{ dbt.type_bigint() }}) as sighting_count,
        ranked_edges.first_seen_at,
        records.feed,
        records.source,
        records.record_id,
        records.recorded_at
    from forest
    inner join ranked_edges
        on forest.edge_id = ranked_edges.edge_rank
    inner join customers as low
        on ranked_edges.low_node_id = low.node_id
    inner join customers as high
        on ranked_edges.high_node_id = high.node_id
    left join records
        on forest.edge_id = records.edge_id
)

select * from identity_forest
