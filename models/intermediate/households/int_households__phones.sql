-- Which telephones stand on whose rows, a family's too, which identity gives to nobody; but not the
-- blocked ones. Who is known by nothing but the number is the number, and no person.
with

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
    where
        {{ households_are_on() }}
        and identifier_type = 'phone'
),

sighting_customers as (
    select * from {{ ref('int_identity__sighting_customers') }}
),

customers as (
    select * from {{ ref('int_identity__customers') }}
),

named as (
    select
        sighting_customers.customer_id,
        naming.identifier_key as phone_key
    from naming
    inner join sighting_customers
        on naming.sighting_key = sighting_customers.sighting_key
    group by
        sighting_customers.customer_id,
        naming.identifier_key
),

phones as (
    select
        named.customer_id,
        named.phone_key
    from named
    inner join customers
        on
            named.customer_id = customers.customer_id
            and named.phone_key != customers.identifier_key
    group by
        named.customer_id,
        named.phone_key
)

select * from phones
