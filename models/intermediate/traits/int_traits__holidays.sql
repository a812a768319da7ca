-- A reference table that you fill: days that people keep, country by country.
with

given as (
    select * from {{ ref(var('holidays')) }}
),

holidays as (
    select
        cast(given.country as {{ dbt.type_string() }}) as country,
        cast(given.holiday_date as date) as holiday_date,
        cast(given.holiday_name as {{ dbt.type_string() }}) as holiday_name
    from given
)

select * from holidays
