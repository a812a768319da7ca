-- The identifiers whose component is another than before, or that had none.
{{ config(materialized='table') }}

select
    known.node_id,
    merged.component_id
from {{ source('kept', 'components') }} as known
inner join {{ ref('merged') }} as merged
    on known.component_id = merged.node_id
where known.component_id != merged.component_id
union all
select
    node_id,
    component_id
from {{ ref('merged') }}
where node_id > (select max(node_id) from {{ source('kept', 'components') }})
