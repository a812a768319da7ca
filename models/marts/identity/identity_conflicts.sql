-- Links that were not made, because they, or all links of their tier together, would have joined
-- more than one person may have.
with

edges as (
    select * from {{ ref('int_identity__edges') }}
),

customers as (
    select * from {{ ref('int_identity__customers') }}
),

neighbourhoods as (
    select * from {{ ref('int_identity__neighbourhoods') }}
),

crowded as (
    select * from {{ ref('int_identity__crowded_neighbourhoods') }}
),

refused as (
    select
        edges.low_node_id,
        edges.high_node_id,
        edges.tier,
        edges.first_seen_at,
        edges.sighting_count,
        low.identifier_type as low_identifier_type,
        low.identifier_value as low_identifier_value,
        low.customer_id as low_customer_id,
        high.identifier_type as high_identifier_type,
        high.identifier_value as high_identifier_value,
        high.customer_id as high_customer_id
    from edges
    inner join customers as low
        on edges.low_node_id = low.node_id
    inner join customers as high
        on edges.high_node_id = high.node_id
    where low.customer_id != high.customer_id
),

conflicts as (
    select
        refused.low_identifier_type,
        refused.low_identifier_value,
        refused.low_customer_id,
        refused.high_identifier_type,
        refused.high_identifier_value,
        refused.high_customer_id,
        cast(refused.tier as {{ dbt.type_bigint() }}) as tier,
        refused.first_seen_at,
        cast(refused.sighting_count as {{ dbt.type_bigint() }}) as sighting_count,
        min(crowded.limit_name) as limit_name
    from refused
    inner join neighbourhoods
        on refused.low_node_id = neighbourhoods.node_id
    inner join crowded
        on neighbourhoods.component_id = crowded.neighbourhood_id
    group by
        refused.low_node_id,
        refused.high_node_id,
        refused.low_identifier_type,
        refused.low_identifier_value,
        refused.low_customer_id,
        refused.high_identifier_type,
        refused.high_identifier_value,
        refused.high_customer_id,
        refused.tier,
        refused.first_seen_at,
        refused.sighting_count
)

select * from conflicts
