{{ config(enabled=is_listed()) }}

with

contacts as (
    select * from {{ raw_table('salesforce', 'contact') }}
),

kept as (
    select *
    from contacts
    where not coalesce(contacts.is_deleted, false)
),

renamed as (
    select
        kept.id as record_id,
        kept.email,
        kept.mobile_phone as phone,
        kept.first_name,
        kept.last_name,
        kept.birthdate as birth_date,
        kept.mailing_street as street,
        kept.mailing_city as city,
        kept.mailing_postal_code as postal_code,
        kept.mailing_country_code as country,
        kept.created_date as created_at,
        kept.last_modified_date as updated_at
    from kept
)

{{ as_feed('contacts', 'renamed', [
    'record_id', 'email', 'phone', 'first_name', 'last_name', 'birth_date', 'street', 'city',
    'postal_code', 'country', 'created_at', 'updated_at',
]) }}
