-- A reference table that you fill: the weather, day by day and place by place.
with

given as (
    select * from {{ ref(var('weather')) }}
),

weather as (
    select
        cast(given.country as {{ dbt.type_string() }}) as country,
        cast(given.region as {{ dbt.type_string() }}) as region,
        cast(given.weather_date as date) as weather_date,
        cast(given.condition as {{ dbt.type_string() }}) as condition,
        cast(given.temperature_celsius as decimal(18, 4)) as temperature_celsius
    from given
)

select * from weather
