-- Whose each combination of identifiers is: the way from any row of a feed to its customer. A row
-- that carries its own login goes to that login, whatever else it carries.
{{ config(access='protected') }}

with

anchors as (
    select * from {{ ref('int_identity__sighting_anchors') }}
),

customers as (
    select * from {{ ref('int_identity__customers') }}
),

sighting_customers as (
    select
        anchors.sighting_key,
        customers.customer_id
    from anchors
    inner join customers
        on anchors.identifier_key = customers.identifier_key
)

select * from sighting_customers
