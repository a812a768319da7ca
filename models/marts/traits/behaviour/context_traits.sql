-- What it is like where a customer lives, as of the clock: season, hour, holiday, weather.
with

profiles as (
    select * from {{ ref('customer_profiles') }}
),

places as (
    select * from {{ ref('int_traits__places') }}
),

clocks as (
    select * from {{ ref('country_clocks') }}
),

holidays as (
    select * from {{ ref('int_traits__holidays') }}
),

weather as (
    select * from {{ ref('int_traits__weather') }}
),

geography as (
    select * from {{ ref('int_traits__geography') }}
),

coming_holidays as (
    select
        holidays.country,
        holidays.holiday_date,
        holidays.holiday_name,
        row_number() over (
            partition by holidays.country
            order by
                holidays.holiday_date,
                {{ dbt.hash('holidays.holiday_name') }}
        ) as place
    from holidays
    where holidays.holiday_date >= {{ as_of_date() }}
),

todays_weather as (
    select * from weather
    where weather.weather_date = {{ as_of_date() }}
),

placed as (
    select
        profiles.customer_id,
        places.country as residence_country,
        places.region as residence_region,
        clocks.hemisphere,
        {{ offset_minutes(as_of(), 'clocks') | indent(8) }} as utc_offset_minutes,
        -- four seasons of three months; six months later, seen from the south
        floor(
            ((
                extract(month from {{ as_of() }})
                + case when clocks.hemisphere = 'south' then 6 else 0 end
            ) % 12) / 3
        ) as season_number
    from profiles
    inner join places
        on profiles.customer_id = places.customer_id
    left join clocks
        on places.country = clocks.country
),

context_traits as (
    select
        placed.customer_id,
        placed.residence_country,
        placed.residence_region,
        coalesce(own_geography.sales_region, country_geography.sales_region) as sales_region,
        coalesce(own_geography.climate, country_geography.climate) as climate,
        placed.hemisphere,
        case
            when placed.hemisphere is null then null
            when placed.season_number = 0 then 'winter'
            when placed.season_number = 1 then 'spring'
            when placed.season_number = 2 then 'summer'
            else 'autumn'
        end as season,
        cast(placed.utc_offset_minutes as {{ dbt.type_bigint() }}) as utc_offset_minutes,
        {{ hour_at(as_of(), 'placed.utc_offset_minutes') | indent(8) }} as local_hour,
        coming_holidays.holiday_name as next_holiday_name,
        coming_holidays.holiday_date as next_holiday_date,
        {{ days_between(as_of_date(), 'coming_holidays.holiday_date') }} as days_to_next_holiday,
        coalesce(own_weather.condition, country_weather.condition) as weather_condition,
        coalesce(own_weather.temperature_celsius, country_weather.temperature_celsius)
            as temperature_celsius
    from placed
    left join coming_holidays
        on
            placed.residence_country = coming_holidays.country
            and coming_holidays.place = 1
    left join todays_weather as own_weather
        on
            placed.residence_country = own_weather.country
            and placed.residence_region = own_weather.region
    left join todays_weather as country_weather
        on
            placed.residence_country = country_weather.country
            and country_weather.region is null
    left join geography as own_geography
        on
            placed.residence_country = own_geography.country
            and placed.residence_region = own_geography.region
    left join geography as country_geography
        on
            placed.residence_country = country_geography.country
            and country_geography.region is null
)

select * from context_traits
