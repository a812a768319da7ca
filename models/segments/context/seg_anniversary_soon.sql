-- It will be a year, or several, within the next days that they first bought.
with

traits as (
    select * from {{ ref('customer_traits') }}
),

members as (
    select traits.customer_id
    from traits
    where
        traits.first_purchase_date < {{ as_of_date() }}
        and {{ has_anniversary('traits.first_purchase_date', var('anniversary_ahead_days')) }}
)

select * from members
