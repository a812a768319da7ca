-- Users who ask, not staff. Deleted and merged ones are left out (the user they were merged into is
-- there), and so are suspended ones, all of whose mail is spam.
{{ config(enabled=is_listed(helps=['stg_zendesk__contacts', 'stg_zendesk__tickets'])) }}

with

users as (
    select * from {{ raw_table('zendesk', 'user') }}
),

customers as (
    select
        users.id as zendesk_user_id,
        users.external_id as user_id,
        users.email,
        users.phone,
        {{ trimmed('users.name') }} as full_name,
        users.created_at,
        users.updated_at
    from users
    where
        users.role = 'end-user'
        and coalesce(users.active, true)
        and not coalesce(users.suspended, false)
        and not coalesce(users._fivetran_deleted, false)
)

select * from customers
