-- Which segments stand together on how many customers, told by one of them. There are far fewer
-- such patterns than customers, so pairs are made of these. A number of 64 bits says it for sixty
-- segments.
{%- set numbers = range(var('segments') | length // 60 + 1) %}
{%- set bits = [] %}
{%- for number in numbers %}{% do bits.append('customers.bits_%d' % number) %}{% endfor %}

with

memberships as (
    select * from {{ ref('segment_memberships') }}
),

definitions as (
    select * from {{ ref('int_segments__definitions') }}
),

customers as (
    select
        {% for number in numbers %}
        sum(
            case
                when
                    definitions.name_place >= {{ 60 * number }}
                    and definitions.name_place < {{ 60 * number + 60 }}
                    then definitions.name_bit
                else 0
            end
        ) as bits_{{ number }},
        {% endfor %}
        memberships.customer_id
    from memberships
    inner join definitions
        on memberships.segment_name = definitions.segment_name
    group by memberships.customer_id
),

patterns as (
    select
        min(customers.customer_id) as customer_id,
        cast(count(*) as {{ dbt.type_bigint() }}) as customer_count
    from customers
    group by {{ bits | join(', ') }}
)

select * from patterns
