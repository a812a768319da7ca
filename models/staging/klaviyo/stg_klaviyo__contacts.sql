{{ config(enabled=is_listed()) }}

with

people as (
    select * from {{ raw_table('klaviyo', 'person') }}
),

kept as (
    select *
    from people
    where not coalesce(people._fivetran_deleted, false)
),

renamed as (
    select
        kept.id as record_id,
        kept.external_id as user_id,
        kept.email,
        kept.phone_number as phone,
        kept.first_name,
        kept.last_name,
        kept.address_1 as street,
        kept.city,
        kept.zip as postal_code,
        kept.region,
        kept.country,
        kept.created as created_at,
        kept.updated as updated_at
    from kept
)

{{ as_feed('contacts', 'renamed', [
    'record_id', 'user_id', 'email', 'phone', 'first_name', 'last_name', 'street', 'city',
    'postal_code', 'region', 'country', 'created_at', 'updated_at',
]) }}
