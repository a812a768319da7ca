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
        {{ share_of('coverage.filled_count', 'coverage.row_count') | indent(8) }} as filled_share,
        coverage.first_at,
        coverage.last_at,
        {{ days_between('cast(coverage.last_at as date)', as_of_date()) }} as age_days
    from coverage
)

select * from source_coverage
