-- How many identifiers each component has, and how many links.
with

components as (
    select * from {{ ref('int_identity__components') }}
),

ranked_edges as (
    select * from {{ ref('int_identity__ranked_edges') }}
),

node_counts as (
    select
        components.component_id,
        count(*) as node_count
    from components
    group by components.component_id
),

edge_counts as (
    select
        ranked_edges.component_id,
        count(*) as edge_count
    from ranked_edges
    group by ranked_edges.component_id
),

sizes as (
    select
        node_counts.component_id,
        node_counts.node_count,
        edge_counts.edge_count
    from node_counts
    inner join edge_counts
        on node_counts.component_id = edge_counts.component_id
)

select * from sizes
