-- Has bought, and lives outside the country of the var home_country.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.order_count >= 1
        and traits.residence_country != '{{ var('home_country') }}'
)

select * from members
