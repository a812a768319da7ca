-- The given names that each identifier stands beside.
{{ keep_rows('identifier_key', ['int_identity__touched_identifiers']) }}

with

touched as (
    select * from {{ ref('int_identity__touched_identifiers') }}
),

naming as (
    select * from {{ ref('int_identity__naming_identifiers') }}
),

sighting_names as (
    select * from {{ ref('int_identity__sighting_names') }}
),

given_names as (
    select
        naming.identifier_key,
        sighting_names.given_name
    from naming
    inner join touched
        on naming.identifier_key = touched.identifier_key
    inner join sighting_names
        on naming.sighting_key = sighting_names.sighting_key
    group by
        naming.identifier_key,
        sighting_names.given_name
)

select * from given_names
