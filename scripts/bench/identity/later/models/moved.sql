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
    merged.node_id,
    merged.component_id
from {{ ref('merged') }} as merged
left join {{ source('kept', 'components') }} as known
    on merged.node_id = known.node_id
where known.node_id is null
