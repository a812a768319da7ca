-- What the numbers among the traits come to in each segment, and among all known customers (where
-- segment_name is null). One pass over the memberships, all traits side by side, and only that
-- small result is turned: trait by trait would read a million customers a hundred times.
{%- set numbers = profiled_traits() | rejectattr('kind', 'equalto', 'value') | list %}

with

traits as (
    select * from {{ ref('customer_traits') }}
),

memberships as (
    select * from {{ ref('segment_memberships') }}
),

listed as (
    {%- for row in numbers %}
    select
        {{ loop.index }} as place,
        cast('{{ row.trait }}' as {{ dbt.type_string() }}) as trait,
        cast('{{ row.kind }}' as {{ dbt.type_string() }}) as trait_kind
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

people as (
    select
        memberships.segment_name,
        memberships.customer_id
    from memberships
    union all
    select
        cast(null as {{ dbt.type_string() }}) as segment_name,
        traits.customer_id
    from traits
),

valued as (
    select
        {%- for row in numbers %}
        {%- if row.kind == 'share' %}
        case when traits.{{ row.trait }} then 1 when not traits.{{ row.trait }} then 0 end
        {%- elif row.kind == 'days' %}
        {{ days_between('cast(traits.' ~ row.trait ~ ' as date)', as_of_date()) }}
        {%- else %}
        traits.{{ row.trait }}
        {%- endif %} as value_{{ loop.index }},
        {%- endfor %}
        traits.customer_id
    from traits
),

summed as (
    select
        {%- for row in numbers %}
        {%- set number = 'valued.value_' ~ loop.index %}
        {%- set double = 'cast(' ~ number ~ ' as ' ~ type_double() ~ ')' %}
        count({{ number }}) as filled_{{ loop.index }},
        cast(sum({{ number }}) as {{ type_double() }}) as total_{{ loop.index }},
        sum({{ double }} * {{ double }}) as squares_{{ loop.index }},
        {%- endfor %}
        people.segment_name,
        count(*) as customer_count
    from people
    inner join valued
        on people.customer_id = valued.customer_id
    group by people.segment_name
),

trait_numbers as (
    select
        {%- for column in ['filled', 'total', 'squares'] %}
        case listed.place
            {%- for row in numbers %}
            when {{ loop.index }} then summed.{{ column }}_{{ loop.index }}
            {%- endfor %}
        end as {{ column }},
        {%- endfor %}
        summed.segment_name,
        listed.trait,
        listed.trait_kind,
        summed.customer_count
    from summed
    cross join listed
)

select * from trait_numbers
