-- Comes often and was here not long ago.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where traits.rfm_segment = 'loyal'
)

select * from members
