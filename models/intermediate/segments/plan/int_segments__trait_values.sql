-- How many in each segment, and among all known customers (where segment_name is null), have which
-- of a trait's words.
{%- set words = profiled_traits() | selectattr('kind', 'equalto', 'value') %}
{%- set names = words | map(attribute='trait') | list %}

with

traits as (
    select * from {{ ref('customer_traits') }}
),

memberships as (
    select * from {{ ref('segment_memberships') }}
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

worded as (
    select
        {%- for name in names %}
        traits.{{ name }},
        {%- endfor %}
        people.segment_name
    from people
    inner join traits
        on people.customer_id = traits.customer_id
),

counted as (
    {{ counts_of_each('worded', 'segment_name', names) | indent(4) }}
),

named as (
    select
        counted.segment_name,
        case
            {%- for name in names %}
            when counted.{{ name }} is not null then cast('{{ name }}' as {{ dbt.type_string() }})
            {%- endfor %}
        end as trait,
        coalesce(
            {%- for name in names %}
            counted.{{ name }},
            {%- endfor %}
            cast(null as {{ dbt.type_string() }})
        ) as trait_value,
        counted.customer_count
    from counted
),

trait_values as (
    select
        named.segment_name,
        named.trait,
        named.trait_value,
        named.customer_count,
        sum(named.customer_count) over (
            partition by named.segment_name, named.trait
        ) as filled,
        row_number() over (
            partition by named.segment_name, named.trait
            order by named.customer_count desc, {{ dbt.hash('named.trait_value') }}
        ) as place
    from named
    where named.trait is not null
)

select * from trait_values
