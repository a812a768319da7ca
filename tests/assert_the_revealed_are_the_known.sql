-- Whoever's cookie or device is revealed is a known customer, and nobody else's is.
select
    reveals.identifier_type,
    reveals.identifier_value,
    reveals.revealed_at,
    customers.is_known
from {{ ref('int_profiles__reveals') }} as reveals
inner join {{ ref('int_profiles__customers') }} as customers
    on reveals.customer_id = customers.customer_id
where customers.is_known != (reveals.revealed_at is not null)
