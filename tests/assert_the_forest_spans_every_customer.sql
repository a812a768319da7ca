-- A customer of n identifiers is held together by n - 1 links: no fewer, and none too many.
with

identifiers as (
    select * from {{ ref('customer_identifiers') }}
),

forest as (
    select * from {{ ref('identity_forest') }}
),

identifier_counts as (
    select
        identifiers.customer_id,
        count(*) as identifier_count
    from identifiers
    group by identifiers.customer_id
),

link_counts as (
    select
        forest.customer_id,
        count(*) as link_count
    from forest
    group by forest.customer_id
)

select
    identifier_counts.customer_id,
    identifier_counts.identifier_count,
    link_counts.link_count
from identifier_counts
left join link_counts
    on identifier_counts.customer_id = link_counts.customer_id
where identifier_counts.identifier_count != coalesce(link_counts.link_count, 0) + 1
