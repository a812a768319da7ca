-- Where nobody paid in reporting_currency, nobody has a value: set it to your orders' currency.
with

paid as (
    select * from {{ ref('customer_orders') }}
    where status = 'paid'
),

by_currency as (
    select
        currency,
        count(*) as order_count
    from paid
    group by currency
),

reporting as (
    select count(*) as order_count
    from paid
    where currency = '{{ var("reporting_currency") }}'
)

select
    by_currency.currency as orders_are_in,
    by_currency.order_count,
    '{{ var("reporting_currency") }}' as reporting_currency
from by_currency
cross join reporting
where reporting.order_count = 0
