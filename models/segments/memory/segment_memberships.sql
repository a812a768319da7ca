with

segment_memberships as (
    {% for name in var('segments') %}
    select
        '{{ name | replace('seg_', '', 1) }}' as segment_name,
        customer_id
    from {{ ref(name) }}
    {{ 'union all' if not loop.last }}
    {% else %}
    select
        cast(null as {{ dbt.type_string() }}) as segment_name,
        cast(null as {{ dbt.type_string() }}) as customer_id
    where 1 = 0
    {% endfor %}
)

select
    segment_memberships.segment_name,
    segment_memberships.customer_id,
    {{ as_of() }} as evaluated_at
from segment_memberships
