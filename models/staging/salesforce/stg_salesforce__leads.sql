-- A lead who became a contact is the same person: the address or number that it lacks it takes from
-- that contact, so that the two have one in common.
{{ config(enabled=is_listed()) }}

with

leads as (
    select * from {{ raw_table('salesforce', 'lead') }}
),

contacts as (
    select * from {{ raw_table('salesforce', 'contact') }}
),

kept_contacts as (
    select *
    from contacts
    where not coalesce(contacts.is_deleted, false)
),

renamed as (
    select
        leads.id as record_id,
        coalesce(leads.email, kept_contacts.email) as email,
        coalesce(leads.mobile_phone, kept_contacts.mobile_phone) as phone,
        leads.first_name,
        leads.last_name,
        leads.street,
        leads.city,
        leads.postal_code,
        coalesce(leads.country_code, kept_contacts.mailing_country_code) as country,
        leads.created_date as created_at,
        leads.last_modified_date as updated_at
    from leads
    left join kept_contacts
        on leads.converted_contact_id = kept_contacts.id
    where not coalesce(leads.is_deleted, false)
)

{{ as_feed('contacts', 'renamed', [
    'record_id', 'email', 'phone', 'first_name', 'last_name', 'street', 'city', 'postal_code',
    'country', 'created_at', 'updated_at',
]) }}
