-- Where the clock stands at a month's end, as the demo's does, customer_rfm_months says of that
-- month what customer_rfm says.
{%- set columns = [
    'recency_days', 'frequency', 'monetary_amount', 'recency_score', 'frequency_score',
    'monetary_score', 'rfm_segment'
] %}

with

at_month_end as (
    select * from {{ ref('customer_rfm_months') }}
    where month_end_date = {{ as_of_date() }}
),

counted as (
    select count(*) as row_count
    from at_month_end
),

today as (
    select rfm.*
    from {{ ref('customer_rfm') }} as rfm
    cross join counted
    where
        counted.row_count > 0
        and rfm.rfm_segment != 'prospect'
)

select
    today.customer_id,
    at_month_end.customer_id as customer_id_at_month_end
from today
full join at_month_end
    on today.customer_id = at_month_end.customer_id
where
    today.customer_id is null
    or at_month_end.customer_id is null
    {%- for name in columns %}
    or today.{{ name }} is distinct from at_month_end.{{ name }}
    {%- endfor %}
