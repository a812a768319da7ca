-- Which of these are one now.
{{ config(materialized='connected_components') }}

select
    low_node_id,
    high_node_id
from {{ ref('edges') }}
