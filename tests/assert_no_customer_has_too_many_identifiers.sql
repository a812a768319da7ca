-- Customers with more identifiers than the var `max_identifiers_per_customer`: nobody has so many,
-- so something that is shared joins people. Look at `perfil explain` of one of them.
with

components as (
    select * from {{ ref('identity_components') }}
)

select
    components.customer_id,
    components.identifier_count
from components
where components.identifier_count > {{ var('max_identifiers_per_customer') }}
