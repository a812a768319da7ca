-- Said yes to no channel, or was never asked.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        not (
            coalesce(traits.can_be_emailed, false)
            or coalesce(traits.can_be_texted, false)
            or coalesce(traits.can_be_called, false)
        )
)

select * from members
