-- Zendesk has one field for the whole name: two words are a first and a last name, all else (an
-- address, a number, María del Mar García) is not taken apart.
{{ config(enabled=is_listed()) }}

with

customers as (
    select * from {{ ref('stg_zendesk__customers') }}
),

renamed as (
    select
        customers.*,
        {{ regex_matches('customers.full_name', text_literal('^[^ @0-9]+ [^ @0-9]+$')) }}
            as is_two_words
    from customers
),

named as (
    select
        renamed.zendesk_user_id as record_id,
        renamed.user_id,
        renamed.email,
        renamed.phone,
        case
            when renamed.is_two_words then {{ dbt.split_part('renamed.full_name', "' '", 1) }}
        end as first_name,
        case
            when renamed.is_two_words then {{ dbt.split_part('renamed.full_name', "' '", 2) }}
        end as last_name,
        renamed.created_at,
        renamed.updated_at
    from renamed
)

{{ as_feed('contacts', 'named', [
    'record_id', 'user_id', 'email', 'phone', 'first_name', 'last_name', 'created_at',
    'updated_at',
]) }}
