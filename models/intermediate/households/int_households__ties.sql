-- What customers share: an address with a last name, a telephone. What one alone has ties nobody;
-- neither does what very many have, such as the number of a hotel.
with

addresses as (
    select * from {{ ref('int_households__addresses') }}
),

phones as (
    select * from {{ ref('int_households__phones') }}
),

claims as (
    select
        addresses.customer_id,
        'address and last name' as tie_type,
        addresses.address_key as tie_key
    from addresses
    union all
    select
        phones.customer_id,
        'family phone' as tie_type,
        phones.phone_key as tie_key
    from phones
),

shared as (
    select
        claims.tie_type,
        claims.tie_key
    from claims
    group by
        claims.tie_type,
        claims.tie_key
    having count(*) between 2 and {{ var('max_household_size') }}
),

ties as (
    select
        claims.customer_id,
        claims.tie_type,
        claims.tie_key
    from claims
    inner join shared
        on
            claims.tie_type = shared.tie_type
            and claims.tie_key = shared.tie_key
)

select * from ties
