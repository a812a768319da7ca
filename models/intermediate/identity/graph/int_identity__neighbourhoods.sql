-- Who is joined to whom if no limit held: what is not connected here never will be. All but a few
-- neighbourhoods keep every limit, and are components as they are.
{{ config(materialized='connected_components') }}

with

edges as (
    select * from {{ ref('int_identity__edges') }}
)

select
    edges.low_node_id,
    edges.high_node_id
from edges
