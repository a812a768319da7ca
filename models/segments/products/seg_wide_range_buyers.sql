-- Has bought from many categories.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where traits.category_count >= {{ var('wide_range_min_categories') }}
)

select * from members
