-- The edges that hold each component together, with the strongest evidence there is: a tree each.
{{ config(materialized='spanning_forest') }}

with

ranked_edges as (
    select * from {{ ref('int_identity__ranked_edges') }}
)

select
    ranked_edges.edge_rank as edge_id,
    ranked_edges.low_node_id,
    ranked_edges.high_node_id,
    ranked_edges.edge_rank
from ranked_edges
