{{ config(materialized='connected_components') }}

with

edges as (
    select * from {{ ref('int_identity__edges') }}
)

select
    edges.low_node_id,
    edges.high_node_id
from edges
