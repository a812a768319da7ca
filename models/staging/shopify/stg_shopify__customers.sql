{{ config(enabled=is_listed()) }}

with

customers as (
    select * from {{ raw_table('shopify', 'customer') }}
),

renamed as (
    select
        customers.id as record_id,
        customers.id as user_id,
        customers.email,
        customers.phone,
        customers.first_name,
        customers.last_name,
        customers.created_at,
        customers.updated_at
    from customers
)

{{ as_feed('contacts', 'renamed', [
    'record_id', 'user_id', 'email', 'phone', 'first_name', 'last_name', 'created_at',
    'updated_at',
]) }}
