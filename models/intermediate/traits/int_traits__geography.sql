-- A reference table that you fill: what is so of a place, whatever the day.
with

given as (
    select * from {{ ref(var('geography')) }}
),

geography as (
    select
        cast(given.country as {{ dbt.type_string() }}) as country,
        cast(given.region as {{ dbt.type_string() }}) as region,
        cast(given.sales_region as {{ dbt.type_string() }}) as sales_region,
        cast(given.climate as {{ dbt.type_string() }}) as climate
    from given
)

select * from geography
