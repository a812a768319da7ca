-- Their rows take the place of what was there.
{{ config(materialized='incremental', unique_key='node_id') }}

select * from {{ ref('moved') }}
