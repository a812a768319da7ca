-- Whom Salesforce says not to write to. Nobody has said yes by having said nothing, so there is no
-- row of anybody else; and a no outlives the contact or lead that it was said by. Salesforce does
-- not keep when it was: it is as young as the last change, which may be of anything.
{{ config(enabled=is_listed()) }}

with

contacts as (
    select * from {{ raw_table('salesforce', 'contact') }}
),

leads as (
    select * from {{ raw_table('salesforce', 'lead') }}
),

kept_contacts as (
    select *
    from contacts
    where not coalesce(contacts.is_deleted, false)
),

opted_out as (
    select
        contacts.id as consent_id,
        contacts.email,
        contacts.last_modified_date as observed_at
    from contacts
    where contacts.has_opted_out_of_email
    union all
    select
        leads.id as consent_id,
        coalesce(leads.email, kept_contacts.email) as email,
        leads.last_modified_date as observed_at
    from leads
    left join kept_contacts
        on leads.converted_contact_id = kept_contacts.id
    where leads.has_opted_out_of_email
),

consents as (
    select
        opted_out.*,
        'marketing' as purpose,
        'email' as channel,
        'withdrawn' as state,
        'consent' as legal_basis
    from opted_out
    where opted_out.email is not null
)

{{ as_feed('consents', 'consents', [
    'consent_id', 'email', 'purpose', 'channel', 'state', 'legal_basis', 'observed_at',
]) }}
