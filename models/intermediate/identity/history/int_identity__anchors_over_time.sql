-- By which identifier each identifier's person was known, each time that two people became one.
{{ config(materialized='anchor_history') }}

with

merge_edges as (
    select * from {{ ref('int_identity__merge_edges') }}
)

select
    merge_edges.low_node_id,
    merge_edges.high_node_id,
    merge_edges.edge_rank
from merge_edges
