-- What do we not know of our customers, and which segments wait for it?
with

coverage as (
    select * from {{ ref('trait_coverage') }}
),

catalog as (
    select * from {{ ref('trait_catalog') }}
),

blind as (
    select
        coverage.trait,
        catalog.question,
        catalog.source_model,
        coverage.filled_share,
        coverage.needed_by_segments
    from coverage
    inner join catalog
        on coverage.trait = catalog.trait
    where coverage.filled_share < 0.1
)

select * from blind
order by
    filled_share,
    trait
