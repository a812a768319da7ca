-- What data do we have, what is missing, how fresh is it: column by column of each staging model.
with

coverage as (
    select * from {{ ref('int_feeds__coverage') }}
),

source_coverage as (
    select
        coverage.source,
        coverage.feed,
        coverage.model_name,
        coverage.column_name,
        coverage.column_name in ('{{ identifier_columns() | join("', '") }}') as is_identifier,
        coverage.row_count,
        coverage.filled_count,
        cast(
            cast(coverage.filled_count as {{ type_double() }})
            / nullif(coverage.row_count, 0) as decimal(9, 6)
        ) as filled_share,
        coverage.first_at,
        coverage.last_at,
        {{ days_between('cast(coverage.last_at as date)', as_of_date()) }} as age_days
    from coverage
)

select * from source_coverage
