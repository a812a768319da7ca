-- What is still connected in these copies.
{{ config(materialized='connected_components') }}

with

trials as (
    select * from {{ ref('int_identity__trial_edges') }}
)

select
    trials.low_node_id,
    trials.high_node_id
from trials
