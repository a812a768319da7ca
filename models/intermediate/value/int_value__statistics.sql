-- Customers' purchases as of every day on which they are scored: today and past month ends.
{%- set columns = statistics_columns() %}
with

today as (
    select * from {{ ref('customer_purchase_statistics') }}
),

past as (
    select * from {{ ref('int_value__past_statistics') }}
),

statistics as (
    select
        today.customer_id,
        {%- for name in columns %}
        today.{{ name }},
        {%- endfor %}
        today.as_of_date as scored_as_of_date
    from today
    union all
    select
        past.customer_id,
        {%- for name in columns %}
        past.{{ name }},
        {%- endfor %}
        past.scored_as_of_date
    from past
)

select * from statistics
