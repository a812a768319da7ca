-- The parameters in force on each day of scoring: those of the newest fit that knows no more. Of
-- past days also those of the models that were fitted for comparison, to judge these as well.
{%- set names = [
    'r', 'alpha', 'a', 'b', 'p', 'q', 'v',
    'log_mean', 'within_variance', 'between_variance', 'calibration',
] %}
with

fitted as (
    select * from {{ ref('int_value__fitted_parameters') }}
),

dates as (
    select * from {{ ref('int_value__scored_dates') }}
),

fits as (
    select distinct
        fitted.fit_id,
        fitted.as_of_date,
        fitted.fitted_at
    from fitted
    -- the challenger is fitted by itself, and puts nothing out of force
    where fitted.model not like 'challenger%'
),

ranked as (
    select
        dates.scored_as_of_date,
        fits.fit_id,
        row_number() over (
            partition by dates.scored_as_of_date
            order by fits.as_of_date desc, fits.fitted_at desc, fits.fit_id
        ) as age
    from dates
    inner join fits
        on dates.scored_as_of_date >= fits.as_of_date
),

in_force as (
    select
        fitted.*,
        ranked.scored_as_of_date
    from ranked
    inner join fitted
        on ranked.fit_id = fitted.fit_id
    where
        ranked.age = 1
        -- what a pound buys says nothing about dollars
        and coalesce(fitted.currency, '{{ var("reporting_currency") }}')
        = '{{ var("reporting_currency") }}'
),

asked as (
    select
        dates.*,
        true as is_in_use
    from dates
    union all
    select
        dates.*,
        false as is_in_use
    from dates
    where not dates.is_now
),

parameters as (
    select
        asked.scored_as_of_date,
        asked.is_now,
        asked.is_in_use,
        max(in_force.as_of_date) as as_of_date,
        max(
            case when in_force.model in ('mbg_nbd', 'bg_nbd') then in_force.model end
        ) as purchase_model,
        {%- for name in names %}
        max(
            case when in_force.parameter = '{{ name }}' then in_force.parameter_value end
        ) as {{ name }},
        {%- endfor %}
        max(
            case when in_force.model in ('gamma_gamma', 'log_normal') then in_force.model end
        ) as spend_model
    from asked
    left join in_force
        on
            asked.scored_as_of_date = in_force.scored_as_of_date
            and asked.is_in_use = in_force.is_in_use
    group by
        asked.scored_as_of_date,
        asked.is_now,
        asked.is_in_use
)

select * from parameters
