-- Of how many customers each trait is known, and what cannot be told while it is known of nobody.
{%- set names = trait_catalog_rows() | map(attribute='trait') | list %}
with

catalog as (
    select * from {{ ref('trait_catalog') }}
),

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

filled as (
    select
        catalog.trait,
        catalog.needed_by_segments,
        counted.customer_count,
        case catalog.trait
            {%- for name in names %}
            when '{{ name }}' then counted.{{ name }}
            {%- endfor %}
        end as filled_count
    from catalog
    cross join counted
),

trait_coverage as (
    select
        filled.trait,
        cast(filled.customer_count as {{ dbt.type_bigint() }}) as customer_count,
        cast(filled.filled_count as {{ dbt.type_bigint() }}) as filled_count,
        {{ share_of('filled.filled_count', 'filled.customer_count') | indent(8) }}
            as filled_share,
        filled.needed_by_segments,
        case when filled.filled_count = 0 then filled.needed_by_segments end as blocked_segments
    from filled
)

select * from trait_coverage
