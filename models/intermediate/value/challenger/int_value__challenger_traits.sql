-- What the challenger knows of customers on each day of scoring, as it takes it: in logarithms, for
-- between one order and two there is more than between eleven and twelve.
{%- set double = type_double() %}
with

statistics as (
    select * from {{ ref('int_value__statistics') }}
),

traits as (
    select
        statistics.scored_as_of_date,
        {%- for name in challenger_traits() %}
        case
            when statistics.{{ name }} is not null
                then ln(1 + cast(greatest(statistics.{{ name }}, 0) as {{ double }}))
        end as {{ name }},
        {%- endfor %}
        statistics.customer_id
    from statistics
)

select * from traits
