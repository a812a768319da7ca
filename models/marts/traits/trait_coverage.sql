-- Of how many customers each trait is known, and what cannot be told while it is known of nobody.
with

catalog as (
    select * from {{ ref('trait_catalog') }}
),

counts as (
    select * from {{ ref('int_traits__counts') }}
),

trait_coverage as (
    select
        catalog.trait,
        counts.customer_count,
        counts.filled_count,
        {{ share_of('counts.filled_count', 'counts.customer_count') | indent(8) }}
            as filled_share,
        catalog.needed_by_segments,
        case when counts.filled_count = 0 then catalog.needed_by_segments end as blocked_segments
    from catalog
    inner join counts
        on catalog.trait = counts.trait
)

select * from trait_coverage
