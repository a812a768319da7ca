-- Whose each combination of identifiers is: the way from any row of a feed to its customer. A row
-- that carries its own login goes to that login, whatever else it carries.
{{ keep_rows(
    'sighting_key', ['int_identity__sighting_anchors', 'int_identity__changed_sightings']
) }}
{{ built_after(['int_identity__customers']) }}
{{ config(access='protected') }}

with

anchors as (
    select * from {{ ref('int_identity__sighting_anchors') }}
),

resolved as (
    select * from {{ ref('int_identity__resolved_identifiers') }}
),

sighting_customers as (
    select
        anchors.sighting_key,
        resolved.customer_id
    from anchors
    inner join resolved
        on anchors.identifier_key = resolved.identifier_key
)

select * from sighting_customers
