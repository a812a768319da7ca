-- Of how many customers each trait is known.
{%- set names = trait_catalog_rows() | map(attribute='trait') | list %}
with

traits as (
    select * from {{ ref('customer_traits') }}
),

counted as (
    select
        {%- for name in names %}
        count(traits.{{ name }}) as {{ name }},
        {%- endfor %}
        count(*) as customer_count
    from traits
),

counts as (
    {%- for name in names %}
    select
        cast('{{ name }}' as {{ dbt.type_string() }}) as trait,
        cast(counted.customer_count as {{ dbt.type_bigint() }}) as customer_count,
        cast(counted.{{ name }} as {{ dbt.type_bigint() }}) as filled_count
    from counted
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select * from counts
