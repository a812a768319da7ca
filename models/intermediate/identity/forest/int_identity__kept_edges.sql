-- All pairs of identifiers that stand together, and what came of each: a link within a customer,
-- one that holds them together, or one that a limit forbids.
{{ keep_rows('identifier_key', ['int_identity__dirty_identifiers']) }}
{{ built_after(['int_identity__customers']) }}

with

edges as (
    select * from {{ ref('int_identity__edges') }}
),

resolved as (
    select * from {{ ref('int_identity__resolved_identifiers') }}
),

ranked_edges as (
    select * from {{ ref('int_identity__ranked_edges') }}
),

forest as (
    select * from {{ ref('int_identity__forest') }}
),

records as (
    select * from {{ ref('int_identity__forest_records') }}
),

bridges as (
    select * from {{ ref('int_identity__bridges') }}
),

sizes as (
    select * from {{ ref('int_identity__component_sizes') }}
),

forbidding as (
    select * from {{ ref('int_identity__forbidding_limits') }}
),

kept as (
    select
        low.identifier_key,
        high.identifier_key as other_key,
        low.identifier_type as low_identifier_type,
        low.identifier_value as low_identifier_value,
        low.customer_id as low_customer_id,
        high.identifier_type as high_identifier_type,
        high.identifier_value as high_identifier_value,
        high.customer_id as high_customer_id,
        cast(edges.tier as {{ dbt.type_bigint() }}) as tier,
        edges.first_seen_at,
        cast(edges.sighting_count as {{ dbt.type_bigint() }}) as sighting_count,
        forbidding.limit_name,
        ranked_edges.strength_rank,
        forest.edge_id is not null as is_spanning,
        case
            when sizes.node_count <= {{ var('bridge_max_identifiers') }}
                then bridges.edge_id is not null
        end as is_bridge,
        records.feed,
        records.source,
        records.record_id,
        records.recorded_at
    from edges
    inner join resolved as low
        on edges.low_node_id = low.node_id
    inner join resolved as high
        on edges.high_node_id = high.node_id
    left join forbidding
        on
            edges.low_node_id = forbidding.low_node_id
            and edges.high_node_id = forbidding.high_node_id
    left join ranked_edges
        on
            edges.low_node_id = ranked_edges.low_node_id
            and edges.high_node_id = ranked_edges.high_node_id
    left join sizes
        on ranked_edges.component_id = sizes.component_id
    left join forest
        on ranked_edges.edge_rank = forest.edge_id
    left join bridges
        on ranked_edges.edge_rank = bridges.edge_id
    left join records
        on ranked_edges.edge_rank = records.edge_id
)

select * from kept
